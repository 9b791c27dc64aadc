import { asDictionary } from '../../../src/formats/pdf/postprocess/pdf-file.ts';
import {
  textOfString,
  type PdfDictionary,
  type PdfValue,
} from '../../../src/formats/pdf/postprocess/pdf-value.ts';
import { readSaved, type SavedPdf } from './postprocess/read-saved.ts';

/** A structure element as a screen reader's program would follow it. */
export interface ReadTag {
  readonly number: number;
  /** After the role map. */
  readonly type: string;
  readonly alt: string | undefined;
  readonly language: string | undefined;
  readonly attributes: PdfDictionary;
  readonly children: readonly ReadTag[];
  /** `12 3`: the number of the page object and of the marked content on it. */
  readonly content: readonly string[];
  readonly annotations: readonly number[];
}

export interface TaggedPdf {
  readonly saved: SavedPdf;
  readonly catalog: PdfDictionary;
  readonly root: ReadTag;
  /** All tags, each before its children. */
  readonly tags: readonly ReadTag[];
  readonly pages: readonly TaggedPage[];
  /** What the parent tree gives for a number (ISO 32000, 14.7.4.4). */
  readonly parentOf: (key: number) => PdfValue | undefined;
  readonly dictionary: (value: PdfValue | undefined) => PdfDictionary;
  readonly list: (value: PdfValue | undefined) => readonly PdfValue[];
}

export interface TaggedPage {
  readonly number: number;
  readonly entries: PdfDictionary;
  /** What is drawn. */
  readonly content: string;
}

export function readTags(bytes: Uint8Array): TaggedPdf {
  const saved = readSaved(bytes);
  const follow = (value: PdfValue | undefined): PdfValue | undefined =>
    typeof value === 'string' && value.endsWith(' R') ? saved.objects.get(parseInt(value))?.value : value;
  const dictionary = (value: PdfValue | undefined): PdfDictionary => asDictionary(follow(value) ?? 'nothing');
  const list = (value: PdfValue | undefined): readonly PdfValue[] => {
    const followed = follow(value);
    return Array.isArray(followed) ? followed : followed === undefined ? [] : [followed];
  };
  const catalog = dictionary(saved.trailer.get('/Root'));
  const structure = dictionary(catalog.get('/StructTreeRoot'));
  const roles = structure.has('/RoleMap')
    ? dictionary(structure.get('/RoleMap'))
    : new Map<string, PdfValue>();

  const readTag = (reference: PdfValue): ReadTag => {
    const entries = dictionary(reference);
    const type = nameIn(entries.get('/S'));
    const kids = list(entries.get('/K')).map((kid) => ({ kid, value: follow(kid) }));
    const isElement = ({ value }: { value: PdfValue | undefined }): boolean =>
      value instanceof Map && value.has('/S') && !value.has('/MCID') && !value.has('/Obj');
    const alt = entries.get('/Alt');
    const language = entries.get('/Lang');
    return {
      number: numberIn(reference),
      type: nameIn(roles.get(type) ?? type).slice(1),
      alt: typeof alt === 'string' ? textOfString(alt) : undefined,
      language: typeof language === 'string' ? textOfString(language) : undefined,
      attributes: new Map(list(entries.get('/A')).flatMap((item) => (item instanceof Map ? [...item] : []))),
      children: kids.filter(isElement).map(({ kid }) => readTag(kid)),
      content: kids
        .filter((one) => !isElement(one))
        .flatMap(({ value }) => {
          if (value instanceof Map && value.has('/Obj')) return [];
          const own = value instanceof Map ? value : new Map<string, PdfValue>();
          const page = numberIn(own.get('/Pg') ?? entries.get('/Pg'));
          return [`${page} ${nameIn(own.get('/MCID') ?? value)}`];
        }),
      annotations: kids.flatMap(({ value }) =>
        value instanceof Map && value.has('/Obj') ? [numberIn(value.get('/Obj'))] : [],
      ),
    };
  };
  const [top] = list(structure.get('/K'));
  const root = readTag(top ?? 'nothing');
  const listNumbers = (node: PdfValue | undefined): readonly PdfValue[] => {
    const entries = dictionary(node);
    return [...list(entries.get('/Nums')), ...list(entries.get('/Kids')).flatMap(listNumbers)];
  };
  const numbers = listNumbers(structure.get('/ParentTree'));
  const parents = new Map(
    Array.from({ length: numbers.length / 2 }, (_unused, index) => [
      Number(numbers[2 * index]),
      follow(numbers[2 * index + 1]),
    ]),
  );
  const listPages = (reference: PdfValue): number[] => {
    const entries = dictionary(reference);
    return entries.has('/Kids') ? list(entries.get('/Kids')).flatMap(listPages) : [numberIn(reference)];
  };
  return {
    saved,
    catalog,
    root,
    tags: flatten(root),
    pages: listPages(catalog.get('/Pages') ?? '').map((number) => {
      const entries = dictionary(`${number} 0 R`);
      const streams = [entries.get('/Contents') ?? []].flat();
      const content = streams.map((one) => saved.objects.get(numberIn(one))?.stream ?? '').join('\n');
      return { number, entries, content };
    }),
    parentOf: (key) => parents.get(key),
    dictionary,
    list,
  };
}

function flatten(tag: ReadTag): ReadTag[] {
  return [tag, ...tag.children.flatMap(flatten)];
}

/** A name or a number as it is written. */
export function nameIn(value: PdfValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** The number of the object to which a reference leads. */
export function numberIn(reference: PdfValue | undefined): number {
  return parseInt(nameIn(reference));
}
