import { keyOf } from '../cache/key.ts';

/** Everything on which the outputs of a build depend: two builds with the same facts make the same files. */
export interface BuildFacts {
  /** A digest of Kolofon's code and templates, of Node, of the publication's plug-ins and of its fonts. */
  readonly tools: string;
  /** A digest of all sources, the lock file of URLs among them. */
  readonly sources: string;
  /** A digest of the diagrams as they were drawn: another browser may draw them otherwise, or not in time. */
  readonly diagrams: string;
  /** The date of the build, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** The time that books give, in seconds since 1970. */
  readonly epoch: number;
  /** The ids of the formats that are made. */
  readonly formats: readonly string[];
}

/** Names a division of the work: every shard of it has the same. */
export function digestPlan(facts: BuildFacts, ids: readonly (readonly string[])[]): string {
  return keyOf({ facts: { ...facts }, ids });
}

/** Names a list of units, in whatever order they come. */
export function digestUnits(ids: readonly string[]): string {
  return keyOf(ids.toSorted());
}

/** In which way a shard differs from what is asked for; undefined where it does not. */
export function compareFacts(found: BuildFacts, expected: BuildFacts): string | undefined {
  if (found.tools !== expected.tools)
    return 'with another version of Kolofon, Node, a plug-in, a template or a font';
  if (found.sources !== expected.sources) return 'from other sources';
  if (found.diagrams !== expected.diagrams)
    return 'with diagrams that were drawn otherwise: by another browser, or not all in time';
  if (found.asOf !== expected.asOf) return `for ${found.asOf}, not ${expected.asOf}`;
  if (found.epoch !== expected.epoch) return 'with another SOURCE_DATE_EPOCH';
  if (found.formats.join() !== expected.formats.join())
    return `for the formats ${found.formats.join(', ')}, not ${expected.formats.join(', ')}`;
  return undefined;
}
