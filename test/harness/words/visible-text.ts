import { fromHtml } from 'hast-util-from-html';
import type { Element, Nodes } from 'hast';

/** What a reader of HTML sees, and what pictures have in their place. Formulas are left out. */
export function textOfHtml(html: string): string {
  return textOfTree(fromHtml(html, { fragment: true }));
}

const unseen = new Set(['head', 'math', 'script', 'style', 'svg', 'template', 'button', 'iframe', 'select']);

/** `hasPictures`: whether those who see the pictures are not given their descriptions, as in print. */
export function textOfTree(node: Nodes, hasPictures = false): string {
  return 'children' in node ? node.children.map((child) => read(child, hasPictures)).join('') : '';
}

function read(node: Nodes, hasPictures: boolean): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return '';
  if (node.tagName === 'img') return hasPictures ? ' ' : ` ${node.properties.alt ?? ''} `;
  if (unseen.has(node.tagName) || isOfFrame(node)) return ' ';
  const text = textOfTree(node, hasPictures);
  return inline.has(node.tagName) ? text : `\n${text}\n`;
}

const inline = new Set(
  'a abbr b bdi bdo cite code del dfn em font i ins kbd mark q ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** What Kolofon adds to a text: references, which it writes from their data, and ways back from notes. */
function isOfFrame({ properties }: Element): boolean {
  const classes = Array.isArray(properties.className) ? properties.className : [];
  return (
    properties.ariaHidden === 'true' ||
    ['references', 'citation', 'footnote-back', 'footnote-ref'].some((name) => classes.includes(name))
  );
}

/** What a reader of Markdown sees, whatever its dialect: words of its markup, addresses and formulas are left out. */
export function textOfMarkdown(markdown: string): string {
  const { title, body } = splitTitle(markdown.replaceAll('\r\n', '\n'));
  const isTitled = /^\s*#\s/.test(body);
  const text = markup.reduce(
    (rest, [pattern, shown]) => rest.replaceAll(pattern, shown),
    hideMarkupInCode(body),
  );
  return isTitled ? text : `${title}\n${text}`;
}

/** What code shows of markup are words of it. */
function hideMarkupInCode(body: string): string {
  const code = /^([ \t>]*(?:[-*+]|\d+[.)])?[ \t]*)(`{3,}|~{3,})[^\n]*\n[^]*?^[ \t>]*\2|(`+)[^`\n]+\3/gm;
  return body
    .replaceAll(/(?<![<\w]|\]\()https?:[^\s<>")`]*|\\</g, ' ')
    .replaceAll(code, (written, margin: string | undefined) => {
      const start = margin === undefined ? 0 : written.indexOf('\n');
      const shown = written.slice(start).replaceAll(/https?:[^\s<>")`]*/g, ' ');
      return written.slice(0, start) + shown.replaceAll(/[<*\\&~[\]]/g, '|');
    });
}

/** Markup of all dialects, and what a reader sees of it. */
const markup: readonly (readonly [RegExp, string])[] = [
  // Comments, and what is not Markdown.
  [/<!--[^]*?-->|%%[^]*?%%|\{\/\*[^]*?\*\/\}/g, ' '],
  [/<(script|style)\b[^]*?<\/\1>/g, ' '],
  [/^(?:import|export)\s[^\n]*$|^% [^\n]*$|^\[TOC\]$|^[ \t]*-{1,3}8<-{1,3}[^\n]*$/gm, ' '],
  // Directives of MyST: of their options in YAML, captions are seen. Roles that refer show a number or a title.
  [
    /^([ \t>]*(?:`{3,}|:{3,})\{[\w-]+\}[^\n]*)\n[ \t>]*---[ \t]*\n(?:[^]*?^[ \t>]*caption:([^\n]*)\n)?[^]*?^[ \t>]*---[ \t]*$/gm,
    '$1\n$2',
  ],
  [/\{(?:numref|ref|eq|doc|prf:ref|cite[\w:]*|term)\}`(?:([^`<]*?)[ \t\n]*<[^`<>]*>|[^`]*)`/g, ' $1 '],
  // Formulas, and blocks of code without the words behind their fences.
  [
    /^[ \t>]*\$\$[^]*?^[ \t>]*\$\$.*$|(?<![\\$])\$(?![\s$])[^$\n]*[^\s\\$]\$(?!\d)|\\begin\{[^{}]*\}[^]*?\\end\{[^{}]*\}/gm,
    ' ',
  ],
  [/^([ \t]*)(`{3,}|~{3,})[ \t]*(?:\{math\}|math\b)[^]*?^\1\2.*$/gm, ' '],
  [/^[ \t>]*(?:`{3,}|~{3,})[^\n]*$/gm, ' '],
  // Containers, directives and their options.
  [/^([ \t>]*)(?::{3,}|!{3}|\?{3}\+?)[ \t]*(?:\{[.]?[\w-]+\}?|[\w-]+)?(?:\{[^{}\n]*\})?/gm, '$1 '],
  [/^[ \t]*(?::(?!alt|caption|header:)[\w-]+:|#\|[ \t]*(?!fig-cap|tbl-cap)[\w-]+:)[^\n]*$/gm, ' '],
  [/\{\{[^]*?\}\}|\{%[^]*?%\}/g, ''],
  // Links, references, notes. A link may be a part of a word: `[Moon](moon.md)'s`.
  [/(?<!!)\[([^[\]]{0,300})\](?:\((?:<[^<>\n]*>|[^()\s"]*)\)|\[[^\]\n]+\])(?=['’]?\p{L})/gu, '$1'],
  // Without a label of its own, where a line below defines it: [`Tide`]s.
  [/(?<!!)\[([^[\]\n]{1,300})\](?=['’]?\p{L})(?=[^]*^[ ]{0,3}\[\1\]:)/gmu, '$1'],
  [/(?<=\p{L}['’]?)\[([^[\]]{0,300})\](?:\((?:<[^<>\n]*>|[^()\s"]*)\)|\[[^\]\n]+\])/gu, '$1 '],
  [/(?<!!)(\[[^[\]\n]*\])\((?:<[^>\n]*>|(?:[^()\s"]|\([^()]*\))*)[ \t]+(?:"[^"\n]*"|'[^'\n]*')/g, '$1 '],
  [/(\])\((?:<[^>\n]*>|(?:[^()\s"]|\([^()]*\))*)/g, '$1 '],
  [/^[ \t>]*\[(?!\^)[^\]\n]+\]:(?:[ \t]*\n)?[^\n]*$/gm, ' '],
  [/(\])\[[^\]\n]+\]/g, '$1 '],
  [/\[\^[^\]\n]+\]/g, ' '],
  [/!?\[\[(?:[^\]|\n]*\|)?([^\]\n]*)\]\]/g, ' $1 '],
  [/\[!\w+\][+-]?/g, ' '],
  // Boxes of tasks.
  [/^([ \t>]*(?:[-*+]|\d+[.)])[ \t]+)\[[xX]\]/gm, '$1'],
  [
    /(?<![\w.])\\?@(?:ref\([^()\n]*\)|\{[^{}\n]*\}|[\p{L}\p{N}_][\p{L}\p{N}_:.-]*)|\\(?:ref|cite)\{[^{}\n]*\}/gu,
    ' ',
  ],
  // Attributes and roles.
  [/(?<=[\])`:])\{[^{}\n]*\}|[ \t]\{[#.:-][^{}\n]*\}|^\{[:.#][^{}\n]*\}|\{[\w:-]+\}(?=`)/gm, ' '],
  // HTML.
  [/<\/?(?:a|b|i|em|strong|code|span|sub|sup|kbd|mark|small)\b[^<>]*>/g, ''],
  [/<img\b[^<>]*\balt="([^"]*)"[^<>]*>/g, ' $1 '],
  [/<\/?[A-Za-z](?:"[^"<>]*"|[^<>@"])*>/g, ' '],
  [/&(?:shy|#0*173|#x0*ad|zwn?j|ZeroWidthSpace);/gi, ''],
  [/&(?:apos|rsquo|lsquo|#0*39|#x0*27|#8217|#x2019);/gi, '’'],
  [/&(?:nbsp|amp|lt|gt|quot|#\d+|#x[\da-f]+|[a-z]+);/gi, ' '],
  [/[*~\\]+/g, ''],
  [/_/g, ' '],
];

function splitTitle(markdown: string): { title: string; body: string } {
  const [whole = '', values = ''] =
    /^(?:---|\+\+\+)[ \t]*\n([^]*?)\n(?:---|\+\+\+)[ \t]*(?:\n|$)/.exec(markdown) ?? [];
  const title = /^title[ \t]*[:=][ \t]*(.+)$/m.exec(values)?.[1] ?? '';
  return { title, body: markdown.slice(whole.length) };
}
