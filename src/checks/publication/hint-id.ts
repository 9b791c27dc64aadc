import { didYouMean } from '../../diagnostics/nearest.ts';
import { idOf, slug } from '../../model/ids.ts';
import type { SourcePath } from '../../model/paths.ts';

/** What has an id: an article or a series. */
interface Named {
  readonly id: string;
  readonly source: SourcePath;
}

/** To look for the nearest of thousands of ids takes a while: it is done for so many unknown ones. */
const mostCompared = 50;

/** Makes hints for ids that nothing has: the id that a file name or a title stands for, or the nearest one. */
export function openIdHints<Thing extends Named>(
  things: readonly Thing[],
  titleOf: (thing: Thing) => string,
  /** Where the file of an unknown id would be. */
  fileOf: (id: string) => string,
): (written: string) => string {
  const byId = new Map(things.map((thing) => [thing.id, thing]));
  const byTitle = new Map(things.map((thing) => [titleOf(thing).toLowerCase(), thing]));
  const ids = [...byId.keys()];
  let compared = 0;
  return (written) => {
    const item = /^[-*•–]\s*(\S+)$/.exec(written)?.[1];
    if (item !== undefined && byId.has(idOf(item))) return `Write a space after the hyphen: - ${idOf(item)}`;
    const named = byId.get(slug(written)) ?? byId.get(idOf(written)) ?? byTitle.get(written.toLowerCase());
    if (named !== undefined) return `Did you mean "${named.id}"? That is the id of ${named.source}.`;
    compared += 1;
    const near =
      compared > mostCompared ? undefined : (didYouMean(written, ids) ?? didYouMean(idOf(written), ids));
    return near ?? `Its file would be ${fileOf(slug(written))}.`;
  };
}
