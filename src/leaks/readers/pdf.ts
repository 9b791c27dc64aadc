import type { PDFDocumentProxy } from 'pdfjs-dist';
import { loadPdfjs } from './load-pdfjs.ts';
import { readPrintedPdf } from './printed-pdf/printed-pdf.ts';
import type { Part, Reader } from './reader.ts';

const signature = Buffer.from('%PDF-');

/**
 * PDF: the text of each page with its annotations and alternative texts, and what the document says of itself. What
 * Kolofon has printed is read by what knows how it is written, in a tenth of the time; the library is loaded by the first
 * other PDF.
 */
export const pdf: Reader = {
  // ISO 32000 allows other bytes before it.
  reads: (bytes) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes(signature),
  async *parts(bytes, room) {
    yield* readPrintedPdf(bytes, room) ?? readAnyPdf(bytes);
  },
};

export async function* readAnyPdf(bytes: Uint8Array): AsyncGenerator<Part> {
  const { getDocument } = await loadPdfjs();
  // The library takes the memory that it is given.
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, isEvalSupported: false });
  try {
    const document = await task.promise;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      yield partAt(`page ${String(number)}`, joinItems(items));
      yield partAt(`alternative text on page ${String(number)}`, stringsIn(await page.getStructTree()));
      page.cleanup();
    }
    for (const [page, annotations] of await readAnnotations(document))
      yield partAt(`annotation on page ${String(page + 1)}`, stringsIn(annotations));
    yield partAt('outline', stringsIn(await document.getOutline()));
    yield partAt('fields', stringsIn(await document.getFieldObjects()));
    yield partAt('scripts', stringsIn(await document.getJSActions()));
    yield partAt('page labels', stringsIn(await document.getPageLabels()));
    const { info, metadata } = (await document.getMetadata()) as RawMetadata;
    yield partAt('document information', stringsIn(info));
    yield partAt('XMP metadata', metadata?.getRaw() ?? '');
    const attachments = ((await document.getAttachments()) ?? {}) as Record<string, Attachment>;
    for (const [name, { filename = name, description = '', content }] of Object.entries(attachments)) {
      yield partAt('attachment', description);
      yield { kind: 'file', path: filename, bytes: content ?? new Uint8Array() };
    }
  } finally {
    await task.destroy();
  }
}

/**
 * All annotations, by the index of their page. Asked for those of one page, the library reads the text of the page once
 * more, for what lies under each link.
 */
async function readAnnotations(document: PDFDocumentProxy): Promise<Map<number, object[]>> {
  const all = await document.getAnnotationsByType(ofAnyType, new Set());
  const pages = new Map<number, object[]>();
  for (const annotation of all) {
    const { pageIndex } = annotation as PlacedAnnotation;
    pages.set(pageIndex, [...(pages.get(pageIndex) ?? []), annotation]);
  }
  return pages;
}

/** The declared types do not know that an absent set means all types, unknown ones too. */
const ofAnyType = null as unknown as Set<number>;

interface PlacedAnnotation {
  readonly pageIndex: number;
}

interface RawMetadata {
  readonly info: object;
  readonly metadata: { getRaw(): string } | null;
}

interface Attachment {
  readonly filename?: string;
  readonly description?: string;
  readonly content?: Uint8Array;
}

function partAt(place: string, text: string): Part {
  return { kind: 'text', text, placeOf: () => place };
}

function joinItems(items: readonly object[]): string {
  return items.map((item) => ('str' in item && typeof item.str === 'string' ? item.str : '')).join('\n');
}

/** Every string in what the library describes a part of a document. */
function stringsIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return '';
  return Object.values(value)
    .map(stringsIn)
    .filter((text) => text !== '')
    .join('\n');
}
