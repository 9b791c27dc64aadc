import { createHash } from 'node:crypto';
import { numberOf } from '../../../../../src/formats/pdf/postprocess/pdf-file.ts';
import { formatValue, type PdfValue } from '../../../../../src/formats/pdf/postprocess/pdf-value.ts';
import type { ChangedFile } from '../pieces.ts';
import type { StoredPdf } from './open-pdf.ts';

/** Objects that are written behind a PDF: new ones, and others in the place of those that it has. */
export interface PdfUpdate {
  /** Adds an object, and returns the reference to it. */
  add(value: PdfValue, stream?: Buffer): string;
  replace(reference: string, value: PdfValue): void;
  end(): ChangedFile;
}

/** An incremental update (ISO 32000-1, 7.5.6): the bytes of the file stay, and a second cross-reference stream follows. */
export function updatePdf({ size, start, trailer }: StoredPdf): PdfUpdate {
  const written = new Map<number, Buffer>();
  let next = Number(trailer.get('/Size'));
  return {
    add: (value, stream) => {
      const number = next++;
      written.set(number, formatObject(number, value, stream));
      return `${number} 0 R`;
    },
    replace: (reference, value) => {
      const number = numberOf(reference);
      written.set(number, formatObject(number, value));
    },
    end: () => {
      const objects = [...written].sort(([one], [other]) => one - other);
      const table = Buffer.alloc((objects.length + 1) * 7);
      let at = size;
      [...objects.map(([, bytes]) => bytes.length), 0].forEach((length, index) => {
        table.writeUInt8(1, index * 7);
        table.writeUInt32BE(at, index * 7 + 1);
        at += length;
      });
      const [first = ''] = [trailer.get('/ID') ?? []].flat();
      const hash = createHash('sha256');
      for (const [, bytes] of objects) hash.update(bytes);
      const value = new Map(trailer)
        .set('/Size', String(next + 1))
        .set('/Prev', String(start))
        .set('/Index', `[${[...objects.map(([number]) => number), next].map((one) => `${one} 1`).join(' ')}]`)
        .set('/ID', [first, `<${hash.digest('hex').slice(0, 32).toUpperCase()}>`]);
      value.delete('/Filter');
      const tail = Buffer.from(`startxref\n${at}\n%%EOF\n`);
      const bytes = Buffer.concat([...objects.map(([, one]) => one), formatObject(next, value, table), tail]);
      return { pieces: [{ from: 0, to: size }, { bytes }], size: size + bytes.length };
    },
  };
}

function formatObject(number: number, value: PdfValue, stream?: Buffer): Buffer {
  const head = `${number} 0 obj\n`;
  if (stream === undefined) return Buffer.from(`${head}${formatValue(value)}\nendobj\n`, 'latin1');
  const dictionary = new Map(value instanceof Map ? value : []).set('/Length', String(stream.length));
  return Buffer.concat([
    Buffer.from(`${head}${formatValue(dictionary)}\nstream\n`, 'latin1'),
    stream,
    Buffer.from('\nendstream\nendobj\n', 'latin1'),
  ]);
}
