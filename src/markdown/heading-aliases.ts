import { lookupTable } from '../model/lookup-table.ts';

/** A heading with its id. */
interface Named {
  readonly id: string;
  readonly text: string;
}

/**
 * The fragments by which GitHub and the tools that follow it lead to headings, with the ids that they mean: letters of
 * any script, spaces as hyphens, no other signs, `-1` for the second of its name. Those that are ids are left out.
 */
export function aliasesOf(headings: readonly Named[], ids: ReadonlySet<string>): Record<string, string> {
  const aliases: Record<string, string> = lookupTable({});
  const counts = new Map<string, number>();
  for (const { id, text } of headings) {
    const stem = githubSlug(text);
    const count = counts.get(stem) ?? 0;
    counts.set(stem, count + 1);
    const alias = count === 0 ? stem : `${stem}-${String(count)}`;
    if (alias !== '' && !ids.has(alias)) aliases[alias] = id;
  }
  return aliases;
}

/** The fragment by which GitHub leads to the first heading of these words. */
export function githubSlug(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}
