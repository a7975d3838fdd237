/** Where the refresh token is: in answers and requests on a phone. */
export const SESSION_MODE: 'body' | 'cookie' = 'body';
