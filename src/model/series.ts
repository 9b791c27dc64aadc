import type { Document } from './document.ts';
import type { Imprint, License } from './imprint.ts';
import type { IsoDate } from './iso-date.ts';
import type { SourcePath } from './paths.ts';

export interface Series extends Imprint {
  readonly id: string;
  /** Where its page is, relative to the base URL: `serier/nettverksbygging/`. */
  readonly address: string;
  readonly source: SourcePath;
  /** The published parts, in order. */
  readonly memberships: readonly Membership[];
  /** The same parts under their headings. A series without sections has one, without a title. */
  readonly sections: readonly Section[];
  /** The announced number of parts: never less than the published ones. */
  readonly planned: number;
  /** Parts that have a date to come, in order. */
  readonly upcoming: readonly UpcomingPart[];
  /** The latest day on which one of its parts was published or updated. */
  readonly updated: IsoDate;
}

export interface Section {
  readonly title?: string;
  readonly memberships: readonly Membership[];
}

export interface UpcomingPart {
  readonly title: string;
  readonly due: IsoDate;
}

/**
 * An article's place in one series. Navigation lives here and nowhere else: an article in three series has
 * three memberships, each with neighbours of its own.
 */
export interface Membership {
  readonly series: Series;
  readonly article: Article;
  /** From 1, over the published parts. */
  readonly position: number;
  /** The number of published parts. */
  readonly total: number;
  /** The number of announced parts. */
  readonly planned: number;
  readonly previous?: Membership;
  readonly next?: Membership;
}

/** A published article. Drafts and articles that are not yet due are not part of the model. */
export interface Article {
  readonly id: string;
  /** Where its page is, relative to the base URL: `artikler/nettverk-og-relasjon/`. */
  readonly address: string;
  readonly source: SourcePath;
  readonly title: string;
  /** The title with its markup, as HTML that is valid as XHTML too. */
  readonly titleHtml: string;
  readonly summary: string;
  readonly authors: readonly string[];
  readonly published: IsoDate;
  readonly updated?: IsoDate;
  readonly access: 'public' | 'members';
  /** Whether its body is here: members-only content has an empty one in what everyone gets. */
  readonly isReadable: boolean;
  /** Whether its page offers a PDF of it alone. */
  readonly hasHandout: boolean;
  readonly language: string;
  readonly tags: readonly string[];
  /** Its own, or that of the publication. */
  readonly license?: License;
  /** The id of the article of which this is a translation. */
  readonly translationOf?: string;
  readonly document: Document;
  /** In the order of the publication's series; empty for an article of no series. */
  readonly memberships: readonly Membership[];
}
