import { fromHtml } from 'hast-util-from-html';
import type { Element, Nodes } from 'hast';

/** What a reader of HTML sees, and what pictures have in their place. Formulas are left out. */
export function textOfHtml(html: string): string {
  return textOfTree(fromHtml(html, { fragment: true }));
}

const unseen = new Set(['head', 'math', 'script', 'style', 'svg', 'template', 'button', 'iframe', 'select']);

export function textOfTree(node: Nodes): string {
  return 'children' in node ? node.children.map(read).join('') : '';
}

function read(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return '';
  if (node.tagName === 'img') return ` ${String(node.properties.alt ?? '')} `;
  if (unseen.has(node.tagName) || isOfFrame(node)) return ' ';
  const text = textOfTree(node);
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
  const text = body
    .replaceAll('\\<', ' ')
    .replaceAll(/^([ \t>]*)(`{3,}|~{3,})[^\n]*\n[^]*?^\1\2|(`+)[^`\n]+\3/gm, (code) =>
      code.replaceAll('<', ' '),
    )
    .replaceAll(/<!--[^]*?-->|%%[^]*?%%/g, ' ')
    .replaceAll(/<(script|style)\b[^]*?<\/\1>/g, ' ')
    .replaceAll(/^\$\$[^]*?^\$\$.*$|(?<![\\$])\$(?![\s$])[^$\n]*[^\s\\$]\$(?!\d)/gm, ' ')
    .replaceAll(/^([ \t]*)(`{3,}|~{3,})[ \t]*(?:\{math\}|math\b)[^]*?^\1\2.*$/gm, ' ')
    .replaceAll(/^[ \t>]*(?:`{3,}|~{3,})[^\n]*$/gm, ' ')
    .replaceAll(/^([ \t>]*)(?::{3,}|!{3}|\?{3}\+?)[ \t]*(?:\{[.]?[\w-]+\}?|[\w-]+)?/gm, '$1 ')
    .replaceAll(/\{\{[^]*?\}\}|\{%[^]*?%\}/g, ' ')
    .replaceAll(/(?<!!)(\[[^[\]\n]*\])\((?:<[^>\n]*>|(?:[^()\s"]|\([^()]*\))*)[ \t]+"[^"\n]*"/g, '$1 ')
    .replaceAll(/(\])\((?:<[^>\n]*>|(?:[^()\s"]|\([^()]*\))*)/g, '$1 ')
    .replaceAll(/^[ \t>]*\[[^\]\n]+\]:[^\n]*$/gm, (line) => (/^[ \t>]*\[\^/.test(line) ? line : ' '))
    .replaceAll(/\[\^[^\]\n]+\]/g, ' ')
    .replaceAll(/!?\[\[(?:[^\]|\n]*\|)?([^\]\n]*)\]\]/g, ' $1 ')
    .replaceAll(/\[!\w+\][+-]?/g, ' ')
    .replaceAll(/(?<=[\])`:])\{[^{}\n]*\}|[ \t]\{[#.:][^{}\n]*\}|^\{[:.#][^{}\n]*\}/gm, ' ')
    .replaceAll(
      /<\/?[A-Za-z][^<>]*>/g,
      (tag) =>
        /\balt="([^"]*)"/.exec(tag)?.[1] ??
        (/^<\/?(?:a|b|i|em|strong|code|span|sub|sup|kbd)\b/.test(tag) ? '' : ' '),
    )
    .replaceAll(/&(?:nbsp|amp|lt|gt|quot|#\d+|#x[\da-f]+|[a-z]+);/gi, ' ')
    .replaceAll(/[*_~\\]+/g, (signs) => (signs.includes('_') ? ' ' : ''));
  return isTitled ? text : `${title}\n${text}`;
}

function splitTitle(markdown: string): { title: string; body: string } {
  const [whole = '', values = ''] =
    /^(?:---|\+\+\+)\n([^]*?)\n(?:---|\+\+\+)[ \t]*(?:\n|$)/.exec(markdown) ?? [];
  const title = /^title[ \t]*[:=][ \t]*(.+)$/m.exec(values)?.[1] ?? '';
  return { title, body: markdown.slice(whole.length) };
}
