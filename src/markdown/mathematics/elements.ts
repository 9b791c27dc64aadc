/** Elements that contain text and nothing else (MathML 3, section 3.1.9.1). */
export const tokens: ReadonlySet<string> = new Set(['mi', 'mn', 'mo', 'mtext', 'ms']);

/** Elements whose children are one row (MathML 3, section 3.1.3.1): any of them may take the place of two. */
export const rows: ReadonlySet<string> = new Set([
  'math',
  'semantics',
  'mrow',
  'mstyle',
  'mtd',
  'mpadded',
  'mphantom',
  'msqrt',
  'menclose',
]);

/** A base, and what is raised or lowered beside it. */
export const scripted: ReadonlySet<string> = new Set(['msub', 'msup', 'msubsup']);

/** A base, and what is above or below it. */
export const stacked: ReadonlySet<string> = new Set(['munder', 'mover', 'munderover']);

/** Elements in which each child has a place of its own (MathML 3, section 3.1.3.2). */
export const arranged: ReadonlySet<string> = new Set(['mfrac', 'mroot', ...scripted, ...stacked]);
