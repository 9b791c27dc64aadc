/** What is in the file of a picture. */
export interface Scan {
  /** As Exif numbers them: 1 is upright. */
  readonly orientation: number;
  /** Whether its colours are others than those of sRGB: CMYK, or a wide gamut. */
  readonly hasOwnColours: boolean;
  /** Whether the end of the picture is missing: decoders leave the rest of it empty, and say nothing. */
  readonly isCutOff?: boolean;
  /** Whether a checksum in it is wrong: browsers show nothing. */
  readonly isDamaged?: boolean;
  /** The file without what a camera or a program says about it, except for the orientation. */
  readonly parts: readonly Uint8Array[];
}

/** Reads a file of one kind; undefined when it is damaged. */
export type ScanFile = (bytes: Uint8Array) => Scan | undefined;

/** Whether colours of a profile are those of sRGB, which is what a picture without a profile has. */
export function isSrgb(profile: Uint8Array): boolean {
  const text = Buffer.from(profile.buffer, profile.byteOffset, profile.byteLength).toString('latin1');
  // ICC.1:2022, section 7.2: the colour space. Its description is in ASCII or in UTF-16.
  return text.slice(16, 20) === 'RGB ' && /sRGB|s\0R\0G\0B/.test(text);
}
