import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { readTags } from '../model/html-tags.ts';
import type { ArticleCheck } from './check.ts';

/**
 * `<div markdown="1">`, by which other dialects read Markdown in raw HTML. Where an empty line follows the tag, it is read
 * here too.
 */
export const checkMarkdownAttribute: ArticleCheck = (_tree, source) => {
  const diagnostics: Diagnostic[] = [];
  if (!/\smarkdown\b/i.test(source.text)) return diagnostics;
  for (const node of source.nodes.of('html')) {
    const from = node.position?.start.offset ?? 0;
    const html = source.text.slice(from, node.position?.end.offset);
    for (const { name, attributes, start, end } of readTags(html)) {
      if (html.slice(end).trim() === '') continue;
      const [written] = /\smarkdown(?:\s*=\s*(?:"[^"]*"|'[^']*'|\S+))?(?=\s|$)/i.exec(attributes) ?? [];
      if (written === undefined) continue;
      diagnostics.push(
        diagnose(
          'dialect-known',
          source.range(from + start, from + end),
          `${written.trim()} has no effect here: Markdown directly in <${name}> is printed as text.`,
          {
            hint: `Write <${name}> without it, an empty line, the Markdown, an empty line and </${name}>.`,
          },
        ),
      );
    }
  }
  return diagnostics;
};
