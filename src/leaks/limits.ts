export interface SearchLimits {
  /** The largest file that is looked into, in bytes. */
  readonly largestFile: number;
  /** How much is unpacked from one file, in bytes. */
  readonly largestContent: number;
}

export const usualLimits: SearchLimits = { largestFile: 256 * 1024 ** 2, largestContent: 1024 ** 3 };
