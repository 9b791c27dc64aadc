import type { Nodes } from 'mdast';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { walkNodes } from '../../model/walk-nodes.ts';
import type { ArticleCheck } from './check.ts';

/** Braces before or behind something, by which other dialects give it attributes, a language or a role. */
export const checkAttributes: ArticleCheck = (tree, source) => {
  if (!source.text.includes('{') && !source.text.includes('$`')) return [];
  const diagnostics: Diagnostic[] = [];
  const report = (start: number, end: number, message: string, hint: string, text?: string): void => {
    const fix = text === undefined ? undefined : { edits: [{ start, end, text }] };
    diagnostics.push(diagnose('dialect-known', source.range(start, end), message, { hint, fix }));
  };
  walkNodes<Nodes>(tree, (node) => {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (start === undefined || end === undefined) return;
    if (node.type === 'inlineMath' && /^`[^`]+`$/.test(node.value))
      report(
        start,
        end,
        'A formula between $` and `$ has backticks.',
        `Write $${node.value.slice(1, -1)}$.`,
        `$${node.value.slice(1, -1)}$`,
      );
    if (node.type === 'heading') {
      const written = source.text.slice(start, end);
      const at = written.search(/\{[#.:\w-][^{}\n]*\}[ \t]*#*$/);
      if (at === -1 || written[at - 1] === '\\') return;
      const id = /#([^\s}]+)/.exec(written.slice(at))?.[1] ?? 'name';
      const hint = `Write <a id="${id}"></a> before the text of the heading, or link to the id that it has.`;
      report(start + at, end, 'Attributes of a heading are printed as text.', hint);
    }
    if (node.type !== 'image' && node.type !== 'link' && node.type !== 'inlineCode') return;
    const list = attributeList(source.text, end);
    if (list !== undefined)
      report(
        end,
        end + list.length,
        'Attributes are printed as text.',
        hints[node.type],
        node.type === 'image' ? undefined : '',
      );
    if (node.type !== 'inlineCode') return;
    const role = /\{[a-z][\w:+-]*\}$/i.exec(source.text.slice(Math.max(0, start - 60), start))?.[0];
    if (role !== undefined)
      report(
        start - role.length,
        end,
        `The role ${role} is printed as text.`,
        'Write a link, code or a formula instead.',
      );
  });
  return diagnostics;
};

const hints = {
  image:
    'Remove them, or write <img src="picture.png" alt="What it shows" width="300"> for a width in pixels.',
  link: 'Remove them: links have no attributes here.',
  inlineCode: 'Remove them: code inside a line is not coloured.',
} as const;

const list = /\{(?:[#.:=\w-][^{}\n]*)\}/y;

function attributeList(text: string, start: number): string | undefined {
  list.lastIndex = start;
  return list.exec(text)?.[0];
}
