/** A file that stays on the disk, for it may be larger than the memory. */
export interface StoredFile {
  /** Absolute, and no symbolic link. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
}
