/** The options that `build`, `check` and `dev` share. */
export interface SourceOptions {
  /** The folder that contains `series/` (default: the working folder). */
  readonly root?: string | undefined;
  /** Build as of this date, `YYYY-MM-DD` (default: that of SOURCE_DATE_EPOCH, or today). */
  readonly asOf?: string | undefined;
  /** How many threads read articles and search books, 1 to 999 (default: one for each core). */
  readonly jobs?: number | undefined;
  /** The folder of the build cache (default: `~/.cache/kolofon`); `false` turns it off. */
  readonly cache?: string | false | undefined;
}

/** The options of `build`. */
export interface BuildOptions extends SourceOptions {
  /** The folder of the outputs (default: `dist` in the root). */
  readonly out?: string | undefined;
  /** The ids of the formats: `epub`, `pdf`, `press`, `site`, `server` (default: `epub`, `pdf` and `site`). */
  readonly formats?: readonly string[] | undefined;
  /** Build only the books of these series and collections, by id. The site is always complete. */
  readonly series?: readonly string[] | undefined;
  /** Build only a small book of each of these articles, by id. Cannot be combined with `series`. */
  readonly articles?: readonly string[] | undefined;
  /** Do not write the lock file of URLs; a changed URL is an error (default: whether the variable CI is true). */
  readonly locked?: boolean | undefined;
  /** The URL of a cache that machines share (default: `KOLOFON_CACHE_REMOTE`, or `cache.remote.url` of the publication). */
  readonly cacheRemote?: string | undefined;
  /** Upload nothing to the shared cache (default: whether CI builds a pull request). */
  readonly cacheReadOnly?: boolean | undefined;
  /** Make one shard of the build, `7/40`, in a folder of its own (default: `dist-shard/7-of-40` in the root). */
  readonly shard?: string | undefined;
  /** The file of `kolofon plan` that divides the build into shards (default: divided by the sources alone). */
  readonly plan?: string | undefined;
  /** Merge the shards in these folders; an empty list means all folders of `dist-shard` in the root. */
  readonly shards?: readonly string[] | undefined;
  /** The URL of the queue of workers (default: `KOLOFON_QUEUE`). */
  readonly queue?: string | undefined;
  /** Treat warnings as errors. */
  readonly strict?: boolean | undefined;
  /** Explain why each output was rebuilt. */
  readonly explain?: boolean | undefined;
  /** The time limit for printing one book, in seconds (default: as long as the browser makes progress). */
  readonly printTimeout?: number | undefined;
  /** The file of the Chrome or Chromium that prints, and no other (default: the first found). */
  readonly browser?: string | undefined;
}

/** The options of `check`. Without `cache` it reads everything again. */
export interface CheckOptions extends SourceOptions {
  /** A changed URL is an error (default: whether the variable CI is true). */
  readonly locked?: boolean | undefined;
  /** Treat warnings as errors. */
  readonly strict?: boolean | undefined;
  /** Fix what has only one possible fix, in the sources, and report the rest. */
  readonly fix?: boolean | undefined;
  /** The file of open reports that `kolofon desk export reports` wrote: each becomes a note. */
  readonly desk?: string | undefined;
}

/** The options of `dev`. */
export interface DevOptions extends SourceOptions {
  /** The address to listen on (default: `127.0.0.1`, this machine only). */
  readonly host?: string | undefined;
  /** The first port to try; 0 is any free one (default: 4321). */
  readonly port?: number | undefined;
  /** Show the members' edition. */
  readonly members?: boolean | undefined;
  /** Leave out drafts and scheduled articles, as a build does. */
  readonly published?: boolean | undefined;
  /** The file of the Chrome or Chromium that prints, and no other (default: the first found). */
  readonly browser?: string | undefined;
}
