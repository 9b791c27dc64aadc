/** What reads Markdown: machine code with remark after it, or remark alone. */
export const parserIds = ['satteri', 'remark'] as const;

export type ParserId = (typeof parserIds)[number];
