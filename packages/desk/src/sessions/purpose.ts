/** What a session opens: the members' edition and the account, or the pages of staff. */
export const purposes = ['reader', 'staff'] as const;
export type Purpose = (typeof purposes)[number];
