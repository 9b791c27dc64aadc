import type { Fix } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { idOf, slug } from '../model/ids.ts';
import type { SourcePath } from '../model/paths.ts';
import type { Place } from '../model/place.ts';

/** What has an id: an article or a series. */
interface Named {
  readonly id: string;
  readonly source: SourcePath;
}

/** To look for the nearest of thousands of ids takes a while: it is done for so many unknown ones. */
const mostCompared = 50;

/** What to do about an id that nothing has. */
export interface IdHint {
  readonly hint: string;
  /** The one id that can be meant. */
  readonly meant?: string;
}

/** Makes hints for ids that nothing has: the id that a file name or a title would have, or the nearest one. */
export function openIdHints<Thing extends Named>(
  things: readonly Thing[],
  titleOf: (thing: Thing) => string,
  /** Where the file of an unknown id would be. */
  fileOf: (id: string) => string,
): (written: string) => IdHint {
  const byId = new Map(things.filter(({ id }) => id !== '').map((thing) => [thing.id, thing]));
  const byTitle = new Map(things.map((thing) => [titleOf(thing).toLowerCase(), thing]));
  const sameTitle = new Set(
    things
      .filter((thing) => byTitle.get(titleOf(thing).toLowerCase()) !== thing)
      .map((thing) => titleOf(thing).toLowerCase()),
  );
  const ids = [...byId.keys()];
  let compared = 0;
  return (written) => {
    const item = /^[-*•–]\s*(\S+)$/.exec(written)?.[1];
    if (item !== undefined && byId.has(idOf(item)))
      return { hint: `Write a space after the hyphen: - ${idOf(item)}` };
    const named = byId.get(slug(written)) ?? byId.get(idOf(written)) ?? byTitle.get(written.toLowerCase());
    if (named !== undefined) {
      const hint = `Did you mean "${named.id}"? That is the id of ${named.source}.`;
      return sameTitle.has(written.toLowerCase()) ? { hint } : { hint, meant: named.id };
    }
    compared += 1;
    const near =
      compared > mostCompared ? undefined : (didYouMean(written, ids) ?? didYouMean(idOf(written), ids));
    const id = slug(written);
    return {
      hint: near ?? (id === '' ? 'Its name needs letters or digits.' : `Its file would be ${fileOf(id)}.`),
    };
  };
}

/** The edit that writes the id that is meant, unless it is listed beside it already. `listed`: all that is written there. */
export function fixId(
  { start, end }: Place,
  meant: string | undefined,
  listed: ReadonlySet<string>,
): Fix | undefined {
  if (meant === undefined || listed.has(meant) || end?.line !== start.line) return undefined;
  // YAML reads some ids as numbers or as words of its own.
  const text = /^[a-z][a-z0-9-]*$/.test(meant) && !reservedWords.has(meant) ? meant : `"${meant}"`;
  return { edits: [{ start: start.offset, end: end.offset, text }] };
}

const reservedWords = new Set(['null', 'true', 'false', 'yes', 'no', 'on', 'off']);
