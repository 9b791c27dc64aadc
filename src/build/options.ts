/** What is common to a build, a check and a server. */
export interface SourceOptions {
  /** The folder that contains `series/` (default: the working folder). */
  readonly root?: string | undefined;
  /** Build as if it were this day, `YYYY-MM-DD` (default: that of SOURCE_DATE_EPOCH, or today). */
  readonly asOf?: string | undefined;
  /** How many threads read articles and search books, 1 to 999 (default: one for each core). */
  readonly jobs?: number | undefined;
  /** The folder of the build cache; `false` reads and keeps nothing. */
  readonly cache?: string | false | undefined;
}

/** What `build` is asked to do. */
export interface BuildOptions extends SourceOptions {
  /** The folder of the outputs (default: `dist` in the root). */
  readonly out?: string | undefined;
  /** The ids of the formats: `epub`, `pdf`, `press`, `site`, `server` (default: `epub`, `pdf` and `site`). */
  readonly formats?: readonly string[] | undefined;
  /** Build only the books of these series and collections, by id. A site is always whole. */
  readonly series?: readonly string[] | undefined;
  /** Build a small book of each of these articles, by id, and nothing else. Not together with `series`. */
  readonly articles?: readonly string[] | undefined;
  /** Leave the list of addresses alone, and refuse what changes one (default: whether the variable CI is true). */
  readonly locked?: boolean | undefined;
  /** The address of a cache that machines share (default: that of `KOLOFON_CACHE_REMOTE`, or of the publication). */
  readonly cacheRemote?: string | undefined;
  /** Upload nothing to it (default: whether a CI service builds a pull request). */
  readonly cacheReadOnly?: boolean | undefined;
  /** Make one shard of the build, `7/40`, in a folder of its own (default: `dist-shard/7-of-40` in the root). */
  readonly shard?: string | undefined;
  /** The file of the plan that divides the build into shards (default: divided by what the sources show). */
  readonly plan?: string | undefined;
  /** The folders of all shards, to be merged; an empty list is all folders of `dist-shard` in the root. */
  readonly shards?: readonly string[] | undefined;
  /** The address of a queue from which workers take work (default: that of `KOLOFON_QUEUE`). */
  readonly queue?: string | undefined;
  /** Treat warnings as errors. */
  readonly strict?: boolean | undefined;
  /** Find out why each output was built again. */
  readonly explain?: boolean | undefined;
  /** The longest that the print of one book may take, in seconds (default: as long as the browser works on it). */
  readonly printTimeout?: number | undefined;
  /** The file of the Chrome or Chromium that prints, and no other (default: the first found). */
  readonly browser?: string | undefined;
}

/** What `check` is asked to do. Without `cache` it reads everything again. */
export interface CheckOptions extends SourceOptions {
  /** Refuse what changes an address (default: whether the variable CI is true). */
  readonly locked?: boolean | undefined;
  /** Treat warnings as errors. */
  readonly strict?: boolean | undefined;
  /** Fix what has one right fix, in the sources, and report the rest. */
  readonly fix?: boolean | undefined;
  /** The file of open reports that `kolofon desk export reports` wrote: each becomes a note. */
  readonly desk?: string | undefined;
}

/** What `dev` is asked to do. */
export interface DevOptions extends SourceOptions {
  /** The address to listen at (default: `127.0.0.1`, this machine alone). */
  readonly host?: string | undefined;
  /** The first port to try; 0 is any free one (default: 4321). */
  readonly port?: number | undefined;
  /** Show the members' edition. */
  readonly members?: boolean | undefined;
  /** Leave out drafts and later articles, as a build does. */
  readonly published?: boolean | undefined;
  /** The file of the Chrome or Chromium that prints, and no other (default: the first found). */
  readonly browser?: string | undefined;
}
