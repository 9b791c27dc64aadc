/** Whether a PNG may let something shine through (PNG, third edition, sections 11.2.1 and 11.3.1.1). */
export function hasAlphaChannel(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const colourType = file[25] ?? 0;
  const head = file.subarray(0, Math.max(0, file.indexOf('IDAT')));
  return (colourType & 4) > 0 || head.includes('tRNS');
}
