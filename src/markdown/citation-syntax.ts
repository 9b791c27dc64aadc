import type { Citation, CitationItem } from '../model/document.ts';

/** A cluster of citations found in a text, with the offsets between which it stands. */
export interface CitationMatch {
  readonly mode: Citation['mode'];
  readonly items: readonly CitationItem[];
  readonly start: number;
  readonly end: number;
}

const key = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}_:.-]*[\p{L}\p{N}_])?`;
const cluster = String.raw`\[(?<cluster>[^[\]]*@[^[\]]+)\]`;
const narrative = String.raw`(?<![\p{L}\p{N}_.@/\\-])@(?<key>${key})(?: \[(?<locator>[^[\]@]+)\])?`;
const citation = new RegExp(`${cluster}|${narrative}`, 'gu');
const clusterItem = new RegExp(
  String.raw`^(?<prefix>(?:[^@]*\s)?)(?<suppress>-)?@(?<key>${key})(?:,\s*(?<locator>.+))?$`,
  'u',
);

/**
 * Finds the three shapes of a citation: `[@key, 12]`, `@key [12]` and `[@key; @other, 12]`. The syntax is
 * Pandoc's (Pandoc User's Guide, "Citation syntax"), with `-@key` for a year without its author.
 */
export function findCitations(text: string): CitationMatch[] {
  return [...text.matchAll(citation)].flatMap((match): CitationMatch[] => {
    const { cluster: inner, key: id, locator } = match.groups ?? {};
    const range = { start: match.index, end: match.index + match[0].length };
    if (id !== undefined) return [{ mode: 'narrative', items: [makeItem(id, locator)], ...range }];
    const items = (inner ?? '').split(';').map((piece) => readItem(piece.trim()));
    return items.every((item) => item !== undefined) ? [{ mode: 'parenthetical', items, ...range }] : [];
  });
}

function readItem(piece: string): CitationItem | undefined {
  const groups = clusterItem.exec(piece)?.groups;
  if (groups?.['key'] === undefined) return undefined;
  const prefix = groups['prefix']?.trim();
  return {
    ...makeItem(groups['key'], groups['locator']),
    ...(prefix ? { prefix } : {}),
    ...(groups['suppress'] === undefined ? {} : { suppressAuthor: true }),
  };
}

function makeItem(id: string, locator: string | undefined): CitationItem {
  if (locator === undefined) return { key: id };
  // The style sets the label of a page, so that one written out is taken off.
  return {
    key: id,
    locator: locator
      .trim()
      .replace(/^(?:ss?|pp?|side|page)\.?\s+/i, '')
      .replaceAll('--', '–'),
  };
}
