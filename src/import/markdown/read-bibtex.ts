import { isData, type Data } from './read-data.ts';
import { lookupTable } from '../../model/lookup-table.ts';

interface BibtexFound {
  /** CSL items, as the file has them. */
  readonly items: readonly Data[];
  /** The beginnings of entries that cannot be read. */
  readonly unread: readonly string[];
}

/** The entries of a file of BibTeX or BibLaTeX, which has all fields of the former, as CSL. */
export async function readBibtex(text: string): Promise<BibtexFound> {
  const { default: library } = await import('@citation-js/core');
  await import('@citation-js/plugin-bibtex');
  const parse = (part: string): Data[] => {
    const found: unknown = library.plugins.input.chain(part, {
      forceType: '@biblatex/text',
      generateGraph: false,
    });
    return (Array.isArray(found) ? (found as unknown[]) : []).filter(isData).map(tidy);
  };
  try {
    return { items: parse(text), unread: [] };
  } catch {
    return readOneByOne(text, parse);
  }
}

/** An entry with a mistake loses no other. */
function readOneByOne(text: string, parse: (part: string) => Data[]): BibtexFound {
  const items: Data[] = [];
  const unread: string[] = [];
  const entries = text.split(/^(?=[ \t]*@)/m).filter((entry) => /^\s*@/.test(entry));
  const strings = entries.filter((entry) => /^\s*@string/i.test(entry)).join('\n');
  for (const entry of entries) {
    if (/^\s*@(?:string|comment|preamble)/i.test(entry)) continue;
    try {
      for (const item of parse(`${strings}\n${entry}`)) items.push(item);
    } catch {
      unread.push(entry.trim().slice(0, 80));
    }
  }
  return { items, unread };
}

/** Keys that programs keep for themselves, and texts that are longer than a reference. */
const unneeded = /^(?:citation-key|abstract|keyword|note|annote|_.*|custom)$/;

/** The kinds of BibTeX that are one type in CSL. */
const genres: Readonly<Record<string, string>> = lookupTable({
  phdthesis: 'PhD thesis',
  mathesis: 'Master’s thesis',
  mastersthesis: 'Master’s thesis',
  techreport: 'Technical report',
  resreport: 'Research report',
});

function tidy(item: Data): Data {
  const entries = Object.entries(item).flatMap(([key, value]): [string, unknown][] => {
    if (unneeded.test(key)) return [];
    // Publishers with "and" in their names are read as several.
    const joined = key === 'publisher' && Array.isArray(value) ? value.join(' and ') : value;
    if (typeof joined !== 'string') return [[key, joined]];
    const plain = joined.replaceAll(/<\/?[a-z][^<>]*>/gi, '').trim();
    if (key === 'page') return [[key, plain.replaceAll(/(?<=\d)-+(?=\d)/g, '–')]];
    if (key === 'genre') return [[key, genres[plain] ?? plain]];
    if (key === 'DOI') return [[key, plain.replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, '')]];
    if (key === 'ISBN' && !/\d{9}/.test(plain.replaceAll('-', ''))) return [];
    return plain === '' ? [] : [[key, plain]];
  });
  return Object.fromEntries(entries);
}
