/** What a session opens: the members' edition and the account, or the pages of staff. */
export const purposes = ['reader', 'staff'] as const;
export type Purpose = (typeof purposes)[number];

/** Why somebody asks for a link: to sign in, or to confirm an address for a trial, which signs in too. */
export const linkPurposes = [...purposes, 'trial'] as const;
export type LinkPurpose = (typeof linkPurposes)[number];
