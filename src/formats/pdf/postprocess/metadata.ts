import { directionOf } from '../../../model/direction.ts';
import type { BookDescription } from '../describe-book.ts';
import { addObject, editDictionary, readCatalog, readDictionary, type PdfFile } from './pdf-file.ts';
import { textString } from './pdf-value.ts';
import { escapeText } from '../../../model/xml.ts';

/**
 * Says what the book is, in the information dictionary and in XMP (ISO 32000, 14.3), and claims PDF/UA-1 for it where it
 * may (ISO 14289-1, section 5).
 */
export function writeMetadata(file: PdfFile, book: BookDescription, isAccessible: boolean): void {
  const date = `(D:${isoDate(book.epoch).replaceAll(/\D/g, '')}+00'00')`;
  editDictionary(file, file.trailer.get('/Info'), {
    '/Title': textString(book.title),
    '/Author': book.author === '' ? undefined : textString(book.author),
    '/Subject': textString(book.subject),
    '/Keywords': book.keywords.length === 0 ? undefined : textString(book.keywords.join(', ')),
    '/Creator': '(Kolofon)',
    '/CreationDate': date,
    '/ModDate': date,
  });
  const metadata = addObject(file, {
    value: new Map([
      ['/Type', '/Metadata'],
      ['/Subtype', '/XML'],
    ]),
    stream: Buffer.from(writeXmp(book, isAccessible)),
  });
  const preferences = readCatalog(file).get('/ViewerPreferences');
  editDictionary(file, file.trailer.get('/Root'), {
    '/Metadata': metadata,
    '/Lang': textString(book.language),
    // Which page of two is on the right (ISO 32000, 12.2).
    ...(directionOf(book.language) === 'rtl'
      ? {
          '/ViewerPreferences': new Map([
            ...(preferences === undefined ? [] : readDictionary(file, preferences)),
            ['/Direction', '/R2L'],
          ]),
        }
      : {}),
  });
}

/** `2026-11-23T12:00:00`. */
function isoDate(epoch: number): string {
  return new Date(epoch * 1000).toISOString().slice(0, 19);
}

function writeXmp(book: BookDescription, isAccessible: boolean): string {
  const date = `${isoDate(book.epoch)}Z`;
  const list = (kind: 'Seq' | 'Bag', items: readonly string[]): string =>
    `<rdf:${kind}>${items.map((item) => `<rdf:li>${escapeText(item)}</rdf:li>`).join('')}</rdf:${kind}>`;
  const phrase = (text: string): string =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escapeText(text)}</rdf:li></rdf:Alt>`;
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:identifier>${escapeText(book.identifier)}</dc:identifier>
<dc:title>${phrase(book.title)}</dc:title>
<dc:creator>${list('Seq', book.authors)}</dc:creator>
<dc:description>${phrase(book.subject)}</dc:description>
<dc:subject>${list('Bag', book.keywords)}</dc:subject>
<dc:publisher>${list('Bag', [book.publisher])}</dc:publisher>
<dc:language>${list('Bag', [book.language])}</dc:language>
${book.rights === undefined ? '' : `<dc:rights>${phrase(book.rights)}</dc:rights>\n`}<pdf:Keywords>${escapeText(book.keywords.join(', '))}</pdf:Keywords>
${isAccessible ? '<pdfuaid:part>1</pdfuaid:part>\n' : ''}<xmp:CreatorTool>Kolofon</xmp:CreatorTool>
<xmp:CreateDate>${date}</xmp:CreateDate>
<xmp:ModifyDate>${date}</xmp:ModifyDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
}
