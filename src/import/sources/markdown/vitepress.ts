import { escapeTitle } from '../../markdown/titles.ts';
import type { Draft } from '../../markdown/draft.ts';
import type { Page } from '../../markdown/page.ts';
import { dataOf } from '../../markdown/read-data.ts';
import { replaceOutsideCode } from '../../markdown/text-passes.ts';
import { textOf } from '../../markdown/values.ts';

/** Puts the front matter of the page where VitePress shows it: `{{ $frontmatter.author }}`. Other expressions stay. */
export function showFrontMatter(draft: Draft, { values }: Page): Draft {
  if (!draft.text.includes('$frontmatter.')) return draft;
  const shown = /\{\{[ \t]*\$frontmatter\.([\w.]+)[ \t]*\}\}/g;
  return replaceOutsideCode(draft, shown, ([, path = '']) => {
    let found: unknown = values;
    for (const key of path.split('.')) found = dataOf(found)[key];
    const text = textOf(found);
    return text === undefined ? undefined : escapeTitle(text);
  });
}

/** The fragment of a heading in VitePress: `1. Le Café` is `_1-le-cafe`. */
export function vitepressSlug(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .replaceAll(/[\s!-/:-@[-`{-~“”‘’]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .replace(/^(?=\d)/, '_')
    .toLowerCase();
}
