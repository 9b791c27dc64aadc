import { posix } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourcePath } from '../model/paths.ts';

interface WithIds {
  readonly source: SourcePath;
  readonly document: { readonly ids: readonly string[] };
}

/** What the check of one article, which does not know the others, says of a role that refers to a label. */
const openHint = /^Write a link: \[text\]\(article\.md#(.+)\)\.$/s;

/** Names the article that has the label to which a role of MyST refers, `` {ref}`costs` ``, or says that none has it. */
export function nameLabels(diagnostics: readonly Diagnostic[], articles: readonly WithIds[]): Diagnostic[] {
  let holders: ReadonlyMap<string, readonly SourcePath[]> | undefined;
  return diagnostics.map((one) => {
    const label = one.code === 'dialect-known' ? openHint.exec(one.hint ?? '')?.[1] : undefined;
    if (label === undefined) return one;
    holders ??= listHolders(articles);
    return { ...one, hint: hintForLabel(label, one.place.file, holders) };
  });
}

/** How to link to a label that is in another article. */
export function hintForLabel(
  label: string,
  from: SourcePath,
  holders: ReadonlyMap<string, readonly SourcePath[]>,
): string {
  const found = holders.get(label) ?? [];
  if (found.length === 0)
    return `No article has the label "${label}". Write a link: [text](article.md#heading).`;
  return found
    .slice(0, 3)
    .map((source) => {
      const path = posix.relative(posix.dirname(from), source);
      return `"${label}" is in ${source}: write [text](${path.includes(' ') ? `<${path}#${label}>` : `${path}#${label}`}).`;
    })
    .join(' ');
}

export function listHolders(articles: readonly WithIds[]): ReadonlyMap<string, readonly SourcePath[]> {
  const holders = new Map<string, SourcePath[]>();
  for (const { source, document } of articles)
    for (const id of document.ids) {
      const known = holders.get(id);
      if (known === undefined) holders.set(id, [source]);
      else known.push(source);
    }
  return holders;
}
