import { type Dialect, linkTarget, written } from './dialect.ts';

/** Signs of Markdown as Chinese and Japanese keyboards write them: twice as wide, and nothing but text. */
export const wideSigns: readonly Dialect[] = [
  // An address on the web takes in what comes after it, the bracket too.
  { sign: '（', pattern: /[!！]?[[［]([^[\]［］\n]+)[\]］]（([^()（）\n]+)）?/g, ...linkOf() },
  { sign: '］(', pattern: /[!！]?［([^［］\n]+)］\(([^()\n]+)\)/g, ...linkOf() },
  {
    sign: '＃',
    pattern: /^ {0,3}(＃{1,6})[ \t\u3000]*([^\s＃][^\n]*)$/gm,
    name: 'A heading with a full-width sign',
    hint: ([, marks = '', title = '']) => `Write ${'#'.repeat(Math.max(2, marks.length))} ${title.trim()}`,
  },
  {
    sign: '＊＊',
    pattern: /＊＊([^\s＊][^＊\n]*)＊＊/g,
    name: 'Strong text between full-width signs',
    hint: ([, words = '']) => `Write **${words}**.`,
  },
];

function linkOf(): Omit<Dialect, 'sign' | 'pattern'> {
  const beforeBracket = (path: string) => path.split('）', 1)[0] ?? '';
  return {
    isMarkup: (match, text) => linkTarget.test(beforeBracket(written(match, 2, text))),
    name: 'A link with full-width brackets',
    hint: ([whole, words = '', path = '']) =>
      `Write ${/^[!！]/.test(whole) ? '!' : ''}[${words}](${beforeBracket(path)}).`,
  };
}
