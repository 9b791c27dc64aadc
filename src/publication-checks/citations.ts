import { diagnose } from '../diagnostics/diagnostic.ts';
import { hintForLabel, listHolders } from '../load/name-labels.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import type { SourcePath } from '../model/paths.ts';
import type { PublicationCheck } from './check.ts';

export const checkCitations: PublicationCheck = ({ articles, prefaces, references, unread }) => {
  if (unread.has('references')) return [];
  const keys = [...references.keys()];
  let holders: ReturnType<typeof listHolders> | undefined;
  const open = articles.filter(({ isSettled }) => isSettled !== true);
  return [...open, ...prefaces.values()].flatMap(({ document }) =>
    document.citations.flatMap(({ items, place }) =>
      items
        .filter(({ key }) => !references.has(key))
        .map(({ key }) =>
          diagnose('citation-known', place, `There is no reference "${key}".`, {
            hint: crossReference.test(key)
              ? hintForCrossReference(key, place.file, (holders ??= listHolders(articles)))
              : hintFor(key, keys),
          }),
        ),
    ),
  );
};

/** What Quarto and pandoc-crossref call figures, tables and the like begins so. */
const crossReference = /^(?:fig|tbl|tab|sec|eq|lst|thm|lem|cor|prp|def|exm|exr|sol|rem|nte|tip|wrn)[-:]/;

function hintForCrossReference(
  key: string,
  from: SourcePath,
  holders: ReturnType<typeof listHolders>,
): string {
  return holders.has(key)
    ? hintForLabel(key, from, holders)
    : `For a cross-reference, write a link to a heading or an anchor: [text](#${key}).`;
}

function hintFor(key: string, keys: readonly string[]): string {
  const known = keys.filter((one) => key.startsWith(one)).toSorted((a, b) => b.length - a.length)[0];
  if (known !== undefined)
    return `Write @{${known}} where the text goes on at once: @{${known}}${key.slice(known.length)}.`;
  return didYouMean(key, keys) ?? 'Write \\@ for a literal at sign.';
}
