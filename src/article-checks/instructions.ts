import type { Html } from 'mdast';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ArticleCheck, ArticleSource } from './check.ts';

/**
 * Comments and tags, whose values may contain anything, what no page can contain: `<?php … ?>`, `<!DOCTYPE …>`, `<![CDATA[…]]>`,
 * and one of these without an end, after which nothing is looked for.
 */
const pieces =
  /<!--(?:-?>|[^]*?(?:-->|$))|<\/?[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>|(?<dropped><\?[^]*?\?>|<!\[CDATA\[[^]*?\]\]>|<![a-z][^>]*>)|<(?:\?|!(?:\[CDATA\[|[a-z]))[^]*$/gi;

/** Instructions for other programs, which are left out. Those without an end are unclosed. */
export const checkInstructions: ArticleCheck = (_tree, source) => {
  if (!/<(?:\?|!(?:\[|[a-z]))/i.test(source.text)) return [];
  return source.nodes.of('html').flatMap((node) => reportDropped(node, source));
};

function reportDropped({ position }: Html, source: ArticleSource): Diagnostic[] {
  const from = position?.start.offset ?? 0;
  const written = source.text.slice(from, position?.end.offset);
  return [...written.matchAll(pieces)].flatMap(({ groups, index }) => {
    const dropped = groups?.['dropped'];
    if (dropped === undefined) return [];
    const opening = /^<(?:\?[\w-]*|!\[CDATA\[|!\w+)/.exec(dropped)?.[0] ?? '<?';
    const message = `Everything in "${opening}" is removed: it has no meaning on a page.`;
    const hint = 'Remove it, or put it into a code block to show it.';
    return [
      diagnose('html-allowed', source.range(from + index, from + index + dropped.length), message, { hint }),
    ];
  });
}
