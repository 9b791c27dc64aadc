import type { Elsewhere } from '../cache/elsewhere.ts';
import type { SharedStore } from '../cache/store.ts';

/** Printed books that earlier builds kept. */
export interface EarlierPrints {
  readonly store: SharedStore;
  /**
   * Names what prints: the browser and Kolofon's own code. Asked before a print and after it, for only a print shows
   * which browser could be started. Undefined when nobody knows: nothing is then found, and nothing kept.
   */
  readonly printedBy: () => Promise<string | undefined>;
  /** Machines that print for this one. */
  readonly elsewhere?: Elsewhere | undefined;
}
