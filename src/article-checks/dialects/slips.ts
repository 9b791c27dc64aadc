import { type Dialect, linkTarget, written } from './dialect.ts';

/** In letters: a note without a bracket in so many has no end. */
const longestNote = 2_000;

/** Markdown that a slip of the pen turns into text. */
export const slips: readonly Dialect[] = [
  {
    sign: '](',
    pattern:
      /(?<![\\\w\]])!?\[([^[\]\n]*)\]\(((?=[^)\n]{0,300}[^\s(]\.\w)[^()<>\s"']+(?: [^()<>\s"']+)+)( +"[^"\n]*")?\)/g,
    name: 'A link to a path with a space',
    hint: ([written, text = '', path = '', title = '']) =>
      `Write ${written.startsWith('!') ? '!' : ''}[${text}](<${path}>${title}).`,
  },
  {
    sign: '](',
    pattern: /(?<![\\\w\]])!?\[[^[\]\n]*\]\([^()\n]+$/gm,
    isMarkup: ({ 0: found, index }, text) => /\S/.test(text[index + found.indexOf('](') + 2] ?? ' '),
    name: 'A link without its last bracket',
    hint: ([written]) =>
      `Write ${written.trimEnd().split(/\s/).length > 1 ? ') behind its address' : `${written.trimEnd()})`}.`,
  },
  {
    sign: '](',
    pattern: /(?<![\\\w\]])!?\[([^[\]\n]+)\]\(([^()\n]+)\)/g,
    isMarkup: (match, text) => linkTarget.test(written(match, 2, text)),
    name: 'A link around another link',
    hint: () => 'Write one behind the other: no page can have a link in a link.',
  },
  {
    sign: '] (',
    pattern: /(?<![\\\w\]])!?\[(?=\d*[^[\]\d\n])([^[\]\n]+)\][ \t]+\(([^()\n]+)\)/g,
    isMarkup: (match, text) => linkTarget.test(written(match, 2, text)),
    name: 'A link with a space between its brackets',
    hint: ([whole, text = '', path = '']) => `Write ${whole.startsWith('!') ? '!' : ''}[${text}](${path}).`,
  },
  {
    sign: ')[',
    pattern: /(?<![\\\w\]])!?\(([^()\n]+)\)\[([^[\]\n]+)\]/g,
    isMarkup: (match, text) => linkTarget.test(written(match, 2, text)),
    name: 'A link with its brackets exchanged',
    hint: ([whole, text = '', path = '']) => `Write ${whole.startsWith('!') ? '!' : ''}[${text}](${path}).`,
  },
  {
    sign: '^[',
    pattern: /(?<!\\)\^\[(?=[^\s^])/g,
    isMarkup: ({ index }, text) => !paragraphFrom(index, text).includes(']'),
    name: 'A note that nothing closes',
    hint: () => 'Write ] where it ends.',
  },
  {
    sign: '==',
    pattern: /==(?<![^\s(]==)(?=\p{L})[^\n]*/gu,
    isMarkup: ({ index }, text) => !paragraphFrom(index + 2, text).includes('=='),
    name: 'Marked text that nothing closes',
    hint: () => 'Write == where it ends, or \\== for the signs.',
  },
  {
    sign: '`',
    pattern: /`(?<![^\s([]`)(?=[\p{L}$<./{-])(?![^\n`]*`)[^\n]*/gu,
    name: 'Code that nothing closes',
    hint: () => 'Write ` where it ends, or \\` for the sign.',
  },
  {
    sign: '-',
    pattern: /^-(?=\p{L})[^\n]*(?:\n-(?=\p{L})[^\n]*)+/gmu,
    name: 'A list without spaces',
    hint: ([first = '']) => `Write - ${first.slice(1).split('\n', 1)[0] ?? ''}`,
  },
  {
    sign: '.',
    pattern: /^(?:\d{1,3}\.(?=\p{L})[^\n]*\n){1,1000}\d{1,3}\.(?=\p{L})[^\n]*/gmu,
    name: 'A list without spaces',
    hint: ([first = '']) => `Write ${(first.split('\n', 1)[0] ?? '').replace('.', '. ')}`,
  },
];

function paragraphFrom(index: number, text: string): string {
  const rest = text.slice(index, index + longestNote);
  const end = rest.indexOf('\n\n');
  return end === -1 ? rest : rest.slice(0, end);
}
