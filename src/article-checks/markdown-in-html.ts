import type { Html } from 'mdast';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ArticleCheck, ArticleSource } from './check.ts';
import { blank } from './mask-verbatim.ts';

/** Markdown right below a raw element, which is HTML up to the next empty line, and so printed as it is. */
export const checkMarkdownInHtml: ArticleCheck = (_tree, source) =>
  source.nodes.of('html').flatMap((node) => findMarkdown(node, source));

const verbatim =
  /<!--[^]*?(?:-->|$)|<(pre|code|script|style|svg|textarea|math)\b[^]*?(?:<\/\1>|$)|<(?:[^<>"']|"[^"]*"|'[^']*')*>/gi;

const markdown =
  /\*\*[^\s*][^*\n]*\*\*|!?\[[^[\]\n]+\]\([^()\s]+\)|^[ \t]*#{1,6}[ \t]+\S[^\n]*$|^[ \t]*(?:```|~~~)[^\n]*$|`[^`\n]+`|^[ \t]*(?:[-*+]|\d{1,3}\.)[ \t]+\S[^\n]*$|(?<![\\$])\$[^\s$][^$\n]*\$(?!\d)/m;

function findMarkdown({ position, value }: Html, source: ArticleSource): Diagnostic[] {
  const start = position?.start.offset ?? 0;
  if (!value.includes('>')) return [];
  const written = source.text.slice(start, position?.end.offset);
  // Markup of another dialect that became an element.
  if (!written.trimStart().startsWith('<')) return [];
  // Reported as an attribute of another dialect.
  if (/\smarkdown(?=[\s=>])/i.test(written)) return [];
  const match = markdown.exec(written.replaceAll(verbatim, blank));
  if (match === null) return [];
  const from = start + match.index + (/^[ \t]*/.exec(match[0])?.[0].length ?? 0);
  return [
    diagnose(
      'dialect-known',
      source.range(from, start + match.index + match[0].length),
      'Markdown inside HTML is printed as text.',
      { hint: 'Leave an empty line after the opening tag and before the closing tag.' },
    ),
  ];
}
