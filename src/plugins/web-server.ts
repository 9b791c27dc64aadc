/** Settings of one web server or hosting service: `--format server` writes them. */
export interface WebServer {
  /** Its folder below `dist/server`: `apache`. */
  readonly id: string;
  /** Its name for people: `Apache`. */
  readonly label: string;
  /** The text of each file, by its path in that folder. The same site has to give the same files. */
  files(site: ServedSite): Readonly<Record<string, string>>;
}

/** What a server has to know of a publication. Its addresses are percent-encoded, its title is a text. */
export interface ServedSite {
  readonly title: string;
  /** `library.example.org` */
  readonly host: string;
  /** The path of the site on its host, percent-encoded, without its last slash: empty at the root, `/library` in a folder. */
  readonly prefix: string;
  /** Whether there is a members' edition. */
  readonly hasMembers: boolean;
  /** The absolute URL where members sign in; the home page if the publication names none. */
  readonly login: string;
  /** The absolute URL that checks whether a reader is a member. */
  readonly auth: string | undefined;
  /** Headers of every page. */
  readonly headers: readonly ServedHeader[];
  readonly moved: readonly MovedAddress[];
}

/** A header of HTTP. Its value is ASCII and contains single quotation marks, but no other, and no line break. */
export interface ServedHeader {
  readonly name: string;
  readonly value: string;
}

/** An address at which something was once. */
export interface MovedAddress {
  /** A path on the host, percent-encoded: `/articles/old/`. */
  readonly from: string;
  /** A path on the host or an absolute address. Undefined for what is gone for good. */
  readonly to: string | undefined;
}
