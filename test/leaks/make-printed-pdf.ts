import { openPdf } from '../../src/formats/pdf/postprocess/pdf-file.ts';
import { openPdfWriter } from '../../src/formats/pdf/postprocess/pdf-writer.ts';
import { textString } from '../../src/formats/pdf/postprocess/pdf-value.ts';
import { writePdf } from '../formats/pdf/postprocess/write-pdf.ts';

/** The texts in a PDF, one for each place that may contain one. */
interface PrintedTexts {
  readonly page?: string;
  readonly form?: string;
  /** An object to which nothing refers. */
  readonly lost?: string;
  readonly title?: string;
  readonly alternative?: string;
  readonly destination?: string;
  readonly xmp?: string;
  readonly attachment?: string;
}

/** How a part of the file is written, where it is not as usual. */
interface PrintedParts {
  readonly content?: string;
  readonly font?: string;
  readonly map?: string;
  readonly more?: readonly string[];
}

/** A PDF as Skia draws it and Kolofon writes it, of one page. Codes of glyphs are the UTF-16 of their letters. */
export async function makePrintedPdf(texts: PrintedTexts, parts: PrintedParts = {}): Promise<Uint8Array> {
  const { page = 'Ingenting', form = '', lost = '', title = '', alternative = '', xmp = '' } = texts;
  const map =
    parts.map ??
    '1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n1 beginbfrange\n<0020> <00FF> <0020>\nendbfrange';
  const bytes = writePdf(
    '<</Type /Catalog\n/Pages 2 0 R\n/Metadata 9 0 R\n/Dests 10 0 R>>',
    '<</Type /Pages\n/Kids [3 0 R]\n/Count 1>>',
    '<</Type /Page\n/Resources <</Font <</F5 5 0 R>>\n/XObject <</X7 7 0 R>>>>\n/Contents 4 0 R\n/Parent 2 0 R>>',
    streamOf('', parts.content ?? `${drawText(page)}/X7 Do\n`),
    `<</Type /Font\n${parts.font ?? '/Subtype /Type0\n/Encoding /Identity-H'}\n/ToUnicode 6 0 R>>`,
    streamOf('', map),
    streamOf('/Type /XObject\n/Subtype /Form\n/Resources <</Font <</F5 5 0 R>>>>\n', drawText(form)),
    `<</Title ${textString(title)}\n/Alt ${textString(alternative)}>>`,
    streamOf('/Type /Metadata\n/Subtype /XML\n', Buffer.from(xmp).toString('latin1')),
    `<</${(texts.destination ?? 'sted').replaceAll(' ', '-')} [3 0 R /XYZ 0 0 0]>>`,
    `<</Type /Filespec\n/UF (note.txt)\n/EF <</F 12 0 R>>>>`,
    streamOf('/Type /EmbeddedFile\n', Buffer.from(texts.attachment ?? '').toString('latin1')),
    streamOf('/Type /XObject\n/Subtype /Form\n/Resources <</Font <</F5 5 0 R>>>>\n', drawText(lost)),
    ...(parts.more ?? []),
  );
  const file = openPdf(bytes);
  const writer = openPdfWriter();
  return Buffer.concat([...(await writer.add(file)), ...writer.end(file)]);
}

/** Draws a text letter by letter, as Skia does where letters are moved. */
export function drawText(text: string): string {
  const letters = Array.from(text).map((letter) => `<${hexOf(letter)}> Tj\n5.5 0 Td `);
  return `q\nBT\n/F5 12 Tf\n1 0 0 -1 0 16 Tm\n${letters.join('')}\nET\nQ\n`;
}

export function hexOf(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();
}

export function streamOf(entries: string, content: string): string {
  return `<<${entries}/Length ${String(content.length)}>> stream\n${content}\nendstream`;
}
