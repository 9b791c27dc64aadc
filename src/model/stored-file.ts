/** A file that stays on the disk, for it may be larger than the memory. */
export interface StoredFile {
  /** Absolute, and no symbolic link. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
}

/** A file of our own, which is not kept: whoever took what is in it removes it. It does not outlive the process. */
export interface TemporaryFile extends StoredFile {
  readonly remove: () => void;
}
