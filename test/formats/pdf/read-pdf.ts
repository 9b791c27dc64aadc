import { loadPdfjs } from '../../../src/leaks/readers/load-pdfjs.ts';

/** A PDF as a reader's program sees it. */
export interface ReadPdf {
  readonly pages: readonly ReadPage[];
  readonly outline: readonly OutlineItem[];
  readonly information: Readonly<Record<string, unknown>>;
  readonly xmp: string;
  readonly labels: readonly string[];
  readonly language: unknown;
  readonly isMarked: boolean;
}

export interface ReadPage {
  /** The lines of the page, in the order in which they are drawn. */
  readonly lines: readonly string[];
  readonly links: readonly ReadLink[];
  /** The names of all tags on the page. */
  readonly tags: readonly string[];
}

export interface ReadLink {
  readonly url: string | undefined;
  /** The page, counted from 1, that a link inside the file leads to. */
  readonly page: number | undefined;
  readonly description: string;
}

export interface OutlineItem {
  readonly title: string;
  readonly page: number;
  readonly children: readonly OutlineItem[];
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const { getDocument } = await loadPdfjs();
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  try {
    const pageOf = async (destination: unknown): Promise<number> => {
      const found: unknown =
        typeof destination === 'string' ? await document.getDestination(destination) : destination;
      if (!Array.isArray(found)) throw new Error(`There is no destination ${String(destination)}.`);
      const [reference] = found as [Parameters<typeof document.getPageIndex>[0]];
      return (await document.getPageIndex(reference)) + 1;
    };
    const readOutline = async (items: readonly RawItem[]): Promise<OutlineItem[]> =>
      Promise.all(
        items.map(async ({ title, dest, items: children }) => ({
          title,
          page: await pageOf(dest),
          children: await readOutline(children),
        })),
      );
    const pages = await Promise.all(
      Array.from({ length: document.numPages }, async (_unused, index) => {
        const page = await document.getPage(index + 1);
        const { items } = await page.getTextContent();
        const links = (await page.getAnnotations()).filter(({ subtype }) => subtype === 'Link');
        return {
          lines: joinLines(items),
          links: await Promise.all(
            (links as readonly RawLink[]).map(async ({ url, dest, contentsObj }) => ({
              url,
              page: dest === undefined || dest === null ? undefined : await pageOf(dest),
              description: contentsObj?.str ?? '',
            })),
          ),
          tags: listTags(await page.getStructTree()),
        };
      }),
    );
    // The types of pdfjs-dist leave out that a file may have neither.
    const items = (await document.getOutline()) as readonly RawItem[] | null;
    const { info, metadata } = (await document.getMetadata()) as unknown as RawMetadata;
    return {
      pages,
      outline: await readOutline(items ?? []),
      information: info,
      xmp: metadata?.getRaw() ?? '',
      labels: (await document.getPageLabels()) ?? [],
      language: info['Language'],
      isMarked: (await document.getMarkInfo())?.['Marked'] === true,
    };
  } finally {
    await document.loadingTask.destroy();
  }
}

/** A run of text and its place, in points from the left edge of its page. */
export interface PlacedText {
  /** From 1. */
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly pageWidth: number;
}

/** Upright runs of text; what lies on its side is left out. */
export async function placeTexts(bytes: Uint8Array): Promise<readonly PlacedText[]> {
  const { getDocument } = await loadPdfjs();
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  try {
    const pages = await Promise.all(
      Array.from({ length: document.numPages }, async (_unused, index) => {
        const page = await document.getPage(index + 1);
        const pageWidth = page.getViewport({ scale: 1 }).width;
        const { items } = await page.getTextContent();
        return items.flatMap((item) => {
          if (!('str' in item) || item.str.trim() === '') return [];
          const [, lean, , , left] = item.transform as [number, number, number, number, number];
          if (Math.abs(lean) > 0.01) return [];
          return [{ page: index + 1, text: item.str, left, right: left + item.width, pageWidth }];
        });
      }),
    );
    return pages.flat();
  } finally {
    await document.loadingTask.destroy();
  }
}

interface RawMetadata {
  readonly info: Readonly<Record<string, unknown>>;
  readonly metadata: { getRaw(): string } | null;
}

interface RawLink {
  readonly url?: string;
  readonly dest?: unknown;
  readonly contentsObj?: { readonly str: string };
}

interface RawItem {
  readonly title: string;
  readonly dest: unknown;
  readonly items: readonly RawItem[];
}

function joinLines(items: readonly object[]): string[] {
  const lines = [''];
  for (const item of items) {
    if (!('str' in item) || typeof item.str !== 'string') continue;
    lines.push((lines.pop() ?? '') + item.str);
    if ('hasEOL' in item && item.hasEOL === true) lines.push('');
  }
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

function listTags(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'role' in node && typeof node.role === 'string' ? [node.role] : [];
  const children = 'children' in node && Array.isArray(node.children) ? node.children : [];
  return [...own, ...children.flatMap(listTags)];
}

/** The running text of some pages, words that are divided at the end of a line joined again. */
export function runningText(pages: readonly ReadPage[]): string {
  return pages
    .flatMap(({ lines }) => lines)
    .join('\n')
    .replaceAll(/(?<=\p{L})[-\u2010\u00AD]\n(?=\p{Ll})/gu, '')
    .replaceAll('\n', ' ');
}
