import type { Place } from '../model/place.ts';

/** One difference between the lock and the publication. */
export type Change =
  | { readonly kind: 'added'; readonly address: string }
  | { readonly kind: 'part-added'; readonly series: string; readonly number: number; readonly part: string }
  | { readonly kind: 'described'; readonly address: string }
  /** A page has another address than before. `place` is its line in the lock. */
  | { readonly kind: 'moved'; readonly from: string; readonly to: string; readonly place: Place }
  /** An address that the lock did not know leads to a page that says it was there. */
  | { readonly kind: 'redirected'; readonly from: string; readonly to: string }
  | { readonly kind: 'withdrawn'; readonly address: string }
  /** There is a page again where there was none. */
  | { readonly kind: 'restored'; readonly address: string }
  | Renumbering;

/** A number that was given out names another part than before, or none. */
export interface Renumbering {
  readonly kind: 'renumbered';
  /** The title of the series. */
  readonly series: string;
  readonly number: number;
  readonly was: string;
  readonly now: string | undefined;
  /** Whether nothing but a new part before it moved it on: the order of the others is what it was. */
  readonly byInsertion: boolean;
  readonly place: Place;
}
