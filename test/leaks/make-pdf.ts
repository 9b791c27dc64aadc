/** A minimal PDF of hand, with a secret in one place of it. Letters are Latin-1. */
export type PdfPlace =
  'page' | 'information' | 'XMP' | 'outline' | 'annotation' | 'alternative' | 'attachment';

export function makePdf(
  secret: string,
  place: PdfPlace,
  extra = '',
  annotation = '/Subtype /Text',
): Uint8Array {
  const at = (wanted: PdfPlace) => (place === wanted ? secret : 'Ingenting');
  const string = (wanted: PdfPlace) =>
    `<${Buffer.from(`\uFEFF${at(wanted)}`, 'utf16le')
      .swap16()
      .toString('hex')}>`;
  const stream = (facts: string, content: Buffer) =>
    Buffer.concat([
      Buffer.from(`<< ${facts} /Length ${String(content.length)} >>\nstream\n`),
      content,
      Buffer.from('\nendstream'),
    ]);
  // Two lines, the second word of the first divided.
  const text = at('page');
  const lines = [text.slice(0, 20) + '-', text.slice(20)].map((line) => `(${line}) Tj 0 -20 Td`).join('\n');
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description>${at('XMP')}</dc:description></rdf:Description></rdf:RDF></x:xmpmeta>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R /Metadata 8 0 R /MarkInfo << /Marked true >> /StructTreeRoot 10 0 R /Names << /EmbeddedFiles << /Names [(note.txt) 13 0 R] >> >> >>',
    '<< /Type /Pages /Kids [3 0 R 15 0 R] /Count 2 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] >>',
    stream('', Buffer.from(`BT /F1 12 Tf 20 300 Td /Figure << /MCID 0 >> BDC\n${lines}\nEMC ET`, 'latin1')),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>',
    `<< /Title ${string('outline')} /Parent 6 0 R /Dest [15 0 R /Fit] >>`,
    stream('/Type /Metadata /Subtype /XML', Buffer.from(xmp)),
    `<< /Type /Annot ${annotation} /Rect [0 0 9 9] /Contents ${string('annotation')} >>`,
    '<< /Type /StructTreeRoot /K [11 0 R] /ParentTree 12 0 R >>',
    `<< /Type /StructElem /S /Figure /P 10 0 R /Pg 15 0 R /Alt ${string('alternative')} /K 0 >>`,
    '<< /Nums [0 [11 0 R]] >>',
    '<< /Type /Filespec /F (note.txt) /EF << /F 14 0 R >> >>',
    stream('/Type /EmbeddedFile', Buffer.from(at('attachment'))),
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents 4 0 R /StructParents 0 /Annots [9 0 R] /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Subject ${string('information')} >>`,
  ];
  const chunks: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = 9;
  const add = (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
  };
  for (const [number, object] of objects.entries()) {
    offsets.push(length);
    add(Buffer.from(`${String(number + 1)} 0 obj\n`));
    add(Buffer.from(object));
    add(Buffer.from('\nendobj\n'));
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = String(objects.length + 1);
  const trailer = `<< /Size ${size} /Root 1 0 R /Info 16 0 R ${extra} >>`;
  const end = length;
  add(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n${trailer}\nstartxref\n${String(end)}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(chunks);
}
