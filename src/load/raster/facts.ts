/** Whether a PNG may let something shine through (PNG, third edition, sections 11.2.1 and 11.3.1.1). */
export function hasAlphaChannel(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const colourType = file[25] ?? 0;
  const head = file.subarray(0, Math.max(0, file.indexOf('IDAT')));
  return (colourType & 4) > 0 || head.includes('tRNS');
}

/** Whether a PNG or a WebP moves, by what is at the beginning of its file. */
export function isAnimatedPicture(bytes: Uint8Array, mediaType: string): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 10_000));
  // PNG, third edition, section 11.3.6: announced before the first picture.
  if (mediaType === 'image/png') return head.includes('acTL');
  // RFC 9649, section 2.7: a flag in the first chunk of a file of the extended kind.
  return (
    mediaType === 'image/webp' && head.toString('latin1', 12, 16) === 'VP8X' && ((head[20] ?? 0) & 2) > 0
  );
}
