import type { Disk } from '../emit/disk.ts';

/** Kolofon as it is installed, and the machine on which it runs. */
export interface Host {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: Date;
  /** The folder of Kolofon's own templates. */
  readonly templates: string;
  /** Names Kolofon's own code: a digest that another version does not have. */
  readonly fingerprint: () => string;
  /**
   * The modules that work in other threads, and that which encodes pictures in a process of its own; undefined where the
   * code runs as it is written.
   */
  readonly threadScripts:
    { readonly articles: URL; readonly search: URL; readonly pictures: URL } | undefined;
  /** What changes the output folder (default: the disk). */
  readonly disk?: Disk;
}
