/** What is in the file of a picture. */
export interface Scan {
  /** As Exif numbers them: 1 is upright. */
  readonly orientation: number;
  /** Whether its colours are others than those of sRGB: CMYK, or a wide gamut. */
  readonly hasOwnColours: boolean;
  /** Whether the end of the picture is missing: decoders leave the rest of it empty, and say nothing. */
  readonly isCutOff?: boolean;
  /** The file without what a camera or a program says about it, except for the orientation. */
  readonly parts: readonly Uint8Array[];
}

/** Reads a file of one kind; undefined when it is damaged. */
export type ScanFile = (bytes: Uint8Array) => Scan | undefined;
