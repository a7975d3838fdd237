/** The kinds of shop that the app offers. */
export const giros = ['abarrotes', 'farmacia', 'papeleria', 'ferreteria', 'otro'] as const;
