const orientationTag = 0x0112;

/** How a camera was held (Exif 2.32, section 4.6.4): 1 is upright, and so is whatever cannot be read. */
export function readOrientation(tiff: Uint8Array): number {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  if (view.byteLength < 8) return 1;
  const isLittle = view.getUint16(0) === 0x4949;
  const start = view.getUint32(4, isLittle);
  if (start + 2 > view.byteLength) return 1;
  const count = view.getUint16(start, isLittle);
  for (let index = 0; index < count; index += 1) {
    const entry = start + 2 + index * 12;
    if (entry + 12 > view.byteLength) return 1;
    if (view.getUint16(entry, isLittle) !== orientationTag) continue;
    const orientation = view.getUint16(entry + 8, isLittle);
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
  }
  return 1;
}

const gpsTag = 0x8825;
const exifTag = 0x8769;
const xmpTag = 0x02bc;

/** What the first directory of Exif data, or of a TIFF, leads to; none of what cannot be read. */
export function listFacts(tiff: Uint8Array): { readonly hasPlace: boolean; readonly hasOther: boolean } {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const tags = new Set<number>();
  if (view.byteLength >= 8) {
    const isLittle = view.getUint16(0) === 0x4949;
    const start = view.getUint32(4, isLittle);
    const count = start + 2 > view.byteLength ? 0 : view.getUint16(start, isLittle);
    for (let index = 0; index < count && start + 4 + index * 12 <= view.byteLength; index += 1)
      tags.add(view.getUint16(start + 2 + index * 12, isLittle));
  }
  return { hasPlace: tags.has(gpsTag), hasOther: tags.has(exifTag) || tags.has(xmpTag) };
}

/** Exif data that say nothing else. */
export function writeOrientation(orientation: number): Uint8Array {
  const tiff = Buffer.alloc(26);
  tiff.write('II*\0', 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(orientationTag, 10);
  tiff.writeUInt16LE(3, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt16LE(orientation, 18);
  return tiff;
}
