import type { Archive } from '../../archive.ts';
import { findXml, readXml } from '../../read-xml.ts';

/** What of a document is in no article, and its words. */
export interface LeftOut {
  readonly what: string;
  readonly detail: string;
}

/** Parts of a package beside its text, by the names that Word and LibreOffice give them. */
const parts: readonly (readonly [RegExp, string])[] = [
  [/\/(?:header|footer)\d*\.xml$/, 'headers and footers'],
  [/\/charts\/chart\w*\.xml$/, 'charts'],
  [/\/diagrams\/data\d*\.xml$/, 'diagrams of SmartArt'],
  [/\/afchunk[^/]*$|\/chunk[^/]*\.x?html?$/i, 'documents in the document'],
  [/\/embeddings\//, 'embedded files'],
  [/\/vbaProject\.bin$/, 'macros'],
];

/** Each text once: documents have many headers of the same words. */
export async function readOtherParts(archive: Archive, file: string): Promise<LeftOut[]> {
  const found = new Map<string, LeftOut>();
  for (const name of archive.names) {
    const what = parts.find(([pattern]) => pattern.test(`/${name}`))?.[1];
    if (what === undefined) continue;
    const isXml = name.endsWith('.xml');
    const detail = isXml ? wordsIn((await archive.readText(name)) ?? '', `${file}, ${name}`) : name;
    if (detail !== '') found.set(`${what} ${detail}`, { what, detail });
  }
  return [...found.values()];
}

function wordsIn(xml: string, name: string): string {
  const root = readXml(xml, name);
  return ['t', 'v']
    .flatMap((tag) => findXml(root, tag).map(({ text }) => text))
    .join(' ')
    .trim();
}

/** Pictures that are on another machine, or in another file. */
export function linkedPictures(body: string): LeftOut[] {
  return [...body.matchAll(/<w:drawing\b(?:(?!<\/w:drawing>)[^])*<\/w:drawing>/g)].flatMap(([drawing]) =>
    /\br:link="/.test(drawing) && !/\br:embed="/.test(drawing)
      ? [{ what: 'pictures outside the document', detail: /\bdescr="([^"]*)"/.exec(drawing)?.[1] ?? '' }]
      : [],
  );
}

/** What mammoth says that it does not read, each thing once, but for what is named otherwise. */
export function describeMessages(messages: readonly { readonly message: string }[]): LeftOut[] {
  const texts = messages
    .map(({ message }) => message)
    .filter((one) => !/style|^Image of type|external image|w:altChunk/i.test(one));
  return [...new Set(texts)].map((detail) => ({ what: 'things that only Word can show', detail }));
}
