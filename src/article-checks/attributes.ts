import type { Nodes } from 'mdast';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { listLabels, readTarget, referringRole } from './labels.ts';
import type { ArticleCheck } from './check.ts';
import { isEquationLabel } from './formula-labels.ts';

/** `text` is what to write instead, where that is sure. */
type Report = (start: number, end: number, message: string, hint: string, text?: string) => void;

/** A node, and where it was written. */
interface Written<T extends Nodes['type']> {
  readonly node: Extract<Nodes, { type: T }>;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly report: Report;
}

/** Braces and signs before or after something, by which other dialects give it attributes, a language, a size or a role. */
export const checkAttributes: ArticleCheck = (_tree, source) => {
  if (!/\{|\$`|\||[@^]\[|:`|`#!/.test(source.text)) return [];
  const diagnostics: Diagnostic[] = [];
  const report: Report = (start, end, message, hint, text) => {
    const fix = text === undefined ? undefined : { edits: [{ start, end, text }] };
    diagnostics.push(diagnose('dialect-known', source.range(start, end), message, { hint, fix }));
  };
  const look = <Type extends Nodes['type']>(type: Type, check: (written: Written<Type>) => void): void => {
    for (const node of source.nodes.of(type)) {
      const start = node.position?.start.offset;
      const end = node.position?.end.offset;
      if (start !== undefined && end !== undefined) check({ node, start, end, text: source.text, report });
    }
  };
  if (source.text.includes('$`')) look('inlineMath', checkFormula);
  if (/[@^]\[/.test(source.text)) look('link', checkEmbed);
  if (/\{|:`|`#!/.test(source.text))
    look('inlineCode', (written) => {
      checkRole(written);
      checkRaw(written);
      checkLanguage(written);
    });
  if (source.text.includes('{')) look('text', checkStray);
  return diagnostics;
};

function checkFormula({ node, start, end, report }: Written<'inlineMath'>): void {
  if (!/^`[^`]+`$/.test(node.value)) return;
  const formula = `$${node.value.slice(1, -1)}$`;
  report(start, end, 'A formula between $` and `$ has backticks.', `Write ${formula}.`, formula);
}

/** `@[youtube](abc)`, `^[a note](more)` */
function checkEmbed({ start, end, text, report }: Written<'link'>): void {
  if (/(?:^|[^\w\\])@$/.test(text.slice(Math.max(0, start - 2), start)))
    report(start - 1, end, 'An embed is printed as a link.', 'Write a link: [what it is](https://…).');
  if (/(?:^|[^\\])\^$/.test(text.slice(Math.max(0, start - 2), start)))
    report(
      start - 1,
      end,
      'An inline note in front of a bracket is read as a link.',
      'Write a space after the note.',
    );
}

function checkRole({ node, start, end, text, report }: Written<'inlineCode'>): void {
  const role = /(?:(?<!\\)\{[a-z][\w:+-]*\}|(?<![\w:\\]):[a-z][\w+-]*(?::[a-z][\w+-]*)?:)$/i.exec(
    text.slice(Math.max(0, start - 60), start),
  )?.[0];
  if (role === undefined) return;
  if (role === '{math}' || (role === '{eq}' && isEquationLabel(node.value, text))) return;
  if (referringRole.test(role) && listLabels(text).has(readTarget(node.value).target)) return;
  const hint = hintForRole(role.slice(1, -1), node.value);
  report(start - role.length, end, `The role ${role} is printed as text.`, hint);
}

/** Roles of MyST that are left: those that refer to a label of another article, and those that nobody knows. */
function hintForRole(role: string, value: string): string {
  const target = value.replace(/^.*<(.*)>$/, '$1');
  if (role === 'eq') return `Write $\\eqref{${value}}$, and \\label{${value}} in the formula.`;
  if (role === 'term')
    return `Write the word alone, or a link to where it is explained: [${target}](article.md).`;
  if (role.endsWith('ref')) return `Write a link: [text](article.md#${target}).`;
  if (role === 'smallcaps') return `Write [${value}]{.smallcaps}.`;
  if (/^(?:fa[bsr]?|octicon|material-[\w-]+|icon)$/.test(role)) return 'Remove it: icons are not drawn.';
  return 'Write a link, code or a formula instead.';
}

/** `#!python range(10)` */
function checkLanguage({ node, start, end, report }: Written<'inlineCode'>): void {
  const [, language = '', code = ''] = /^#!([a-z][\w+-]{0,20}) +(\S[^\n]*)$/.exec(node.value) ?? [];
  if (language !== '')
    report(start, end, `"#!${language}" is printed as code.`, `Write \`${code}\`{.${language}}.`);
}

const strayAttributes =
  /(?<!\\)\{:?[ \t]*[.#][a-z][\w-]*(?:[ \t]+(?:[.#][\w-]{1,100}|[\w-]{1,100}=[^\s{}]{1,100})){0,20}[ \t]*\}/gi;

/** `Words {.class}`: what belongs to a block or a phrase is not in the text that is printed. */
function checkStray({ node, start, end, text, report }: Written<'text'>): void {
  for (const { 0: mark, index } of text.slice(start, end).matchAll(strayAttributes)) {
    if (!node.value.includes(mark)) continue;
    report(
      start + index,
      start + index + mark.length,
      'Attributes that belong to nothing are printed as text.',
      'Write them right behind a heading, an image, a link or [words]{…}, with no space before them.',
    );
  }
}

/** `\`<br>\`{=html}` is for one format alone. */
function checkRaw({ end, text, report }: Pick<Written<'inlineCode'>, 'end' | 'text' | 'report'>): void {
  const format = /^\{=[\w-]{1,40}\}/.exec(text.slice(end, end + 50))?.[0];
  if (format !== undefined)
    report(
      end,
      end + format.length,
      'Raw markup is shown as code.',
      'Write it in Markdown, or as HTML without the backticks.',
    );
}
