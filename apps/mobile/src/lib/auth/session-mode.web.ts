/** Where the refresh token is: in a browser, in a cookie that no script can read. */
export const SESSION_MODE: 'body' | 'cookie' = 'cookie';
