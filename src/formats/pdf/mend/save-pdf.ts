import { createHash } from 'node:crypto';
import type { PdfFile, PdfObject } from './pdf-file.ts';
import { formatValue } from './pdf-value.ts';

/** Writes the file with all its changes. Its identifier (ISO 32000, 14.4) comes from its content. */
export function savePdf(file: PdfFile): Uint8Array {
  // The second line tells programs that the file is binary (7.5.2).
  const chunks: Uint8Array[] = [Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n', 'latin1')];
  const offsets = new Map<number, number>();
  let at = chunks[0]?.length ?? 0;
  const write = (chunk: Uint8Array): void => {
    chunks.push(chunk);
    at += chunk.length;
  };
  const numbers = [...new Set([...file.places.keys(), ...file.changed.keys()])].sort((a, b) => a - b);
  for (const number of numbers) {
    offsets.set(number, at);
    const changed = file.changed.get(number);
    const place = file.places.get(number);
    if (changed !== undefined) for (const part of formatObject(number, changed)) write(part);
    else if (place !== undefined) write(file.bytes.subarray(place.start, place.end));
  }
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  const id = `<${hash.digest('hex').slice(0, 32).toUpperCase()}>`;

  const size = (numbers.at(-1) ?? 0) + 1;
  const trailer = new Map(file.trailer).set('/Size', String(size)).set('/ID', [id, id]);
  const table = Array.from({ length: size }, (_unused, number) => formatEntry(offsets.get(number)));
  const end = `xref\n0 ${size}\n${table.join('')}trailer\n${formatValue(trailer)}\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([...chunks, Buffer.from(end, 'latin1')]);
}

function formatObject(number: number, { value, stream }: PdfObject): Uint8Array[] {
  const head = `${number} 0 obj\n`;
  if (stream === undefined) return [Buffer.from(`${head}${formatValue(value)}\nendobj\n`, 'latin1')];
  const dictionary = value instanceof Map ? new Map(value).set('/Length', String(stream.length)) : value;
  return [
    Buffer.from(`${head}${formatValue(dictionary)} stream\n`, 'latin1'),
    stream,
    Buffer.from('\nendstream\nendobj\n', 'latin1'),
  ];
}

/** An entry of the cross-reference table is always 20 bytes long (7.5.4). */
function formatEntry(offset: number | undefined): string {
  return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
}
