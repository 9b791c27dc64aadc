import type { Dialect, FixMatch } from './dialect.ts';
import { hintForShortcode } from './shortcode-hints.ts';

const removeLine: FixMatch = ({ 0: line, index: start }, { text }) => {
  const end = start + line.length;
  return [{ start, end: text[end] === '\n' ? end + 1 : end, text: '' }];
};

const quoteLabel: FixMatch = ({ indices }) => {
  const [start, end] = indices?.[1] ?? [0, 0];
  return [
    { start, end: start, text: '"' },
    { start: end, end, text: '"' },
  ];
};

/** Blocks: definition lists and what is in a line of its own. */
export const blocks: readonly Dialect[] = [
  {
    sign: ':',
    pattern: /^[ \t>]*:[ \t]+\S[^\n]*$/gm,
    name: 'A definition without a term',
    hint: () => 'Write the term on a line of its own above it: not a sentence or a heading.',
  },
  {
    sign: '{:toc',
    pattern: /^[ \t]*(?:[-*+]|\d+\.)[ \t]+[^\n]*\n[ \t]*\{:toc[^}\n]*\}[ \t]*$/gim,
    name: 'A table of contents marker',
    hint: () => 'Remove it: pages and books have a table of contents.',
  },
  {
    sign: 'TOC',
    pattern: /^[ \t]*\[+_{0,2}TOC_{0,2}\]+[ \t]*$/gim,
    name: 'A table of contents marker',
    hint: () => 'Remove it: pages and books have a table of contents.',
    fix: removeLine,
  },
  {
    sign: '##',
    pattern: /^ {0,3}(#{2,6})([^\s#][^\n]*)$/gm,
    name: 'A heading without a space',
    hint: ([, marks = '', title = '']) => `Write ${marks} ${title.trim()}`,
  },
  {
    // A paragraph of one line with several words: one alone may be a tag.
    sign: '#',
    pattern: /^#(?=\p{L})(?=[^\n#]*[^\s#] [^\s#])(?![^\n]*[.!?…。]$)([^\n#]+)$/gmu,
    isMarkup: ({ 0: line, index }, text) =>
      /(?:^|\n[ \t]*\n)$/.test(text.slice(Math.max(0, index - 100), index)) &&
      /^(?:\n[ \t]*(?:\n|$)|$)/.test(text.slice(index + line.length, index + line.length + 100)),
    name: 'A heading without a space',
    hint: ([, title = '']) => `Write ## ${title.trim()}`,
  },
  {
    sign: '- ',
    pattern: /^[ \t>]*[-*+][ \t]+((?:!!!|\?\?\?)\+?[ \t]+[a-z][\w-]*(?:[ \t]+"[^"\n]*")?)[ \t]*$/gim,
    name: 'A callout in the line of a list item',
    hint: ([, head = '']) => `Write ${head} on a line of its own, indented, below the text of the item.`,
  },
  {
    sign: '===',
    pattern: /^[ \t>]*===[!+]?[ \t]+([^\s="][^\n="]{0,100})$/gm,
    isMarkup: ({ 0: line, index }, text) =>
      /^\n(?:[ \t>]*\n)?[ \t>]*(?: {4}|\t)[ \t]*\S/.test(
        text.slice(index + line.length, index + line.length + 200),
      ),
    name: 'A tab without quotes',
    hint: ([, label = '']) => `Write === "${label.trim()}"`,
    fix: quoteLabel,
  },
  {
    sign: '#######',
    pattern: /^ {0,3}#{7,}[ \t]+[^\n]*$/gm,
    name: 'A heading with more than six #',
    hint: () => 'Write ###### at most.',
  },
  {
    sign: '>>>',
    pattern: /^>>>[ \t]*$/gm,
    name: 'A quotation of several lines',
    hint: () => 'Begin each line with >.',
  },
  {
    sign: 'import ',
    pattern: /^import (?!\w+ from ['"]@theme\/Tab)[^\n;]*['"][^'"\n]+['"];?[ \t]*$/gm,
    name: 'An import of MDX',
    hint: () => 'Remove it: articles are Markdown and cannot contain components.',
  },
  {
    sign: '{{#',
    pattern: /(?<!\\)\{\{#([\w-]+)(?:[^\w{}\n-][^{}\n]*)?\}\}/g,
    name: 'An mdBook command',
    hint: ([, name = '']) =>
      name.endsWith('include') ? 'Write it on a line of its own.' : 'Write what it stands for, or remove it.',
  },
  {
    sign: '{{',
    pattern: /\{\{(?!#)[^{}\n]*\}\}/g,
    name: 'A shortcode',
    hint: ([written]) => hintForShortcode(written),
    fix: (match, source) => (isBreakAlone(match, source.text) ? removeLine(match, source) : undefined),
  },
  {
    sign: '{%',
    pattern: /\{%[^{}\n]*%\}/g,
    name: 'A template tag',
    hint: ([written]) => hintForShortcode(written),
  },
];

/** A page break of Quarto with nothing else in its line. */
function isBreakAlone({ 0: written, index }: RegExpExecArray, text: string): boolean {
  return (
    /^\{\{<[ \t]*pagebreak[ \t]*>\}\}$/.test(written) &&
    (index === 0 || text[index - 1] === '\n') &&
    /^(?:\n|$)/.test(text.slice(index + written.length, index + written.length + 1))
  );
}
