import type { Element, ElementContent, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import { setTypography } from './features/typography.ts';
import { typographic } from './typographic.ts';

/** A title as it is shown: as plain text, and with its markup. */
export interface TitleTexts {
  readonly title: string;
  /** Text, `em`, `strong` and `code` alone: valid as HTML and as XHTML. */
  readonly titleHtml: string;
}

/** Longer ones are no titles, and would only cost time. */
const longest = 1000;

/** What emphasis does not begin behind or end before: `2*3*4` is none. Scripts without spaces know no such border. */
const word = String.raw`[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]`;
/** Code within emphasis may hold a star. */
const inner = '(?:`[^`]*`|[^*`])';
const span = new RegExp(
  [
    String.raw`\\(?<escaped>[\\${'`'}*_])`,
    '(?<fence>`+)(?!`)(?<code>.+?)(?<!`)\\k<fence>(?!`)',
    String.raw`(?<!${word})\*\*(?=\S)(?<strong>(?:${inner}|\*(?!\*)|\*(?=\*\*))+?)(?<=\S)\*\*(?!\*|${word})`,
    String.raw`(?<!${word})\*(?=\S)(?<em>${inner}+?)(?<=\S)\*(?!${word})`,
    String.raw`(?<!${word}|_)_(?=[^\s_])(?<underlined>.+?)(?<=[^\s_])_(?!${word}|_)`,
  ].join('|'),
  'gu',
);

/** Reads the little Markdown that a title may hold: `code`, *emphasis* and **more of it**. */
export function setTitle(written: string, language: string): TitleTexts {
  if (written.length > longest || !/[`*_\\]/.test(written)) {
    const title = typographic(written, language);
    return { title, titleHtml: escapeText(title) };
  }
  const tree: Root = { type: 'root', children: readSpans(written) };
  setTypography(tree, language);
  return { title: toString(tree), titleHtml: printAll(tree) };
}

function readSpans(text: string): ElementContent[] {
  const children: ElementContent[] = [];
  let done = 0;
  let plain = '';
  const endPlain = () => {
    if (plain !== '') children.push({ type: 'text', value: plain });
    plain = '';
  };
  for (const match of text.matchAll(span)) {
    const { escaped, code, strong, em, underlined } = match.groups ?? {};
    plain += text.slice(done, match.index) + (escaped ?? '');
    done = match.index + match[0].length;
    if (escaped !== undefined) continue;
    endPlain();
    if (code !== undefined) children.push(h('code', code.replace(/^ (.*\S.*) $/, '$1')));
    else if (strong !== undefined) children.push(h('strong', readSpans(strong)));
    else children.push(h('em', readSpans(em ?? underlined ?? '')));
  }
  plain += text.slice(done);
  endPlain();
  return children;
}

function printAll({ children }: Root | Element): string {
  return children
    .map((node) => {
      if (node.type === 'text') return escapeText(node.value);
      return node.type === 'element' ? `<${node.tagName}>${printAll(node)}</${node.tagName}>` : '';
    })
    .join('');
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** As Eta escapes what a template prints. */
export function escapeText(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => references[character] ?? character);
}
