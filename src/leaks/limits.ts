export interface SearchLimits {
  /** The largest file that is looked into as a whole, as archives and PDF have to be, in bytes. */
  readonly largestFile: number;
  /** In bytes: a larger file is looked into piece by piece, where it can be. */
  readonly piece: number;
  /** How much is unpacked from one file, in bytes. */
  readonly largestContent: number;
}

export const usualLimits: SearchLimits = {
  largestFile: 256 * 1024 ** 2,
  piece: 8 * 1024 ** 2,
  largestContent: 1024 ** 3,
};
