import type { Html, Text } from 'mdast';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ArticleCheck } from './check.ts';

interface Kind {
  readonly name: string;
  readonly opening: string;
  readonly closing: string;
}

const comment: Kind = { name: 'comment', opening: '<!--', closing: '-->' };

/** What takes all that follows along, up to the end of the article (CommonMark, section 4.6, conditions 2, 3 and 5). */
const blocks: readonly Kind[] = [
  { name: 'instruction', opening: '<?', closing: '?>' },
  { name: 'CDATA section', opening: '<![CDATA[', closing: ']]>' },
];

/** Comments without an end: what follows would be a part of them, and nobody would see it. */
export const checkUnclosedComments: ArticleCheck = (_tree, source) => {
  const diagnostics: Diagnostic[] = [];
  const report = ({ name, opening, closing }: Kind, start: number) =>
    diagnostics.push(
      diagnose(
        'markup-closed',
        source.range(start, start + opening.length),
        `The ${name} "${opening}" is not closed.`,
        { hint: `Write ${closing} where it ends, or \`${opening}\` to show the characters themselves.` },
      ),
    );
  if (!/<[!?]/.test(source.text)) return [];
  const look = (node: Html | Text): void => {
    const from = node.position?.start.offset;
    if (from === undefined) return;
    const written = source.text.slice(from, node.position?.end.offset);
    const at = node.type === 'html' ? findOpenComment(written) : /(?<!\\)<!--/.exec(written)?.index;
    if (at !== undefined) report(comment, from + at);
    const block = node.type === 'html' && blocks.find(({ opening }) => written.startsWith(opening));
    if (block !== false && block !== undefined && !written.includes(block.closing)) report(block, from);
  };
  source.nodes.of('html').forEach(look);
  source.nodes.of('text').forEach(look);
  return diagnostics;
};

/** Comments with an end, tags, whose values may contain anything, and the start of a comment without an end. */
const pieces = /<!--(?:-?>|[^]*?-->)|<\/?[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>|(?<open><!--)/gi;

export function findOpenComment(html: string): number | undefined {
  if (!html.includes('<!--')) return undefined;
  for (const { groups, index } of html.matchAll(pieces)) if (groups?.['open'] !== undefined) return index;
  return undefined;
}
