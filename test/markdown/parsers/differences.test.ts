import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import {
  differenceInText,
  differenceInTree,
  differencesInText,
  differencesInTree,
} from '../../../src/markdown/parsers/differences.ts';
import { placePhrases } from '../../../src/markdown/parsers/place-phrases.ts';
import { parseWithRemark } from '../../../src/markdown/parsers/remark.ts';
import { parseWithSatteri } from '../../../src/markdown/parsers/satteri.ts';
import { outlineTree } from '../../harness/parse-trees.ts';

/** For each known difference, texts in which it is real. Where it is no more, satteri was fixed: take the line out. */
const examples: Readonly<Record<string, readonly string[]>> = {
  'half of a surrogate pair, or a null byte': ['\uD83D', 'a\0b'],
  'a byte order mark, or line ends of Windows': ['\uFEFF[ola@a.no', '2) $$\r\n0'],
  'front matter in TOML': ['+++\ntitle: a\n+++\n'],
  'a first line of hyphens that opens no front matter': ['---\n- x', '---\n[^1]:x', '---\n...\n'],
  'one tilde on either side': ['a ~b~ c\n'],
  'an escape beside emphasis': ['\\**t**', '**\\***é'],
  'asterisks beside underscores': ['*m**_', '*_*a'],
  'a character beyond the first plane beside emphasis or an address': ['𠮷**「a」**𠮷', '😀www.a'],
  'emphasis beside a Chinese, Japanese or Korean character': [
    '**「a」**b字',
    '**字。**字',
    '*한국(a)*어',
    '字**“a”**字',
  ],
  'the beginning of an address, and no more': ['www.', 'http://.n'],
  'a mail address inside a web address, or behind a letter beyond ASCII': ['/a@b.n', '[éa@b.n', 'www.é_@'],
  'a footnote behind an exclamation mark': ['[^1]:![^1]['],
  'a footnote in the description of an image': [
    '![a[^1]](b)\n\n[^1]:c',
    '![\\[[^1] a][b]\n\n[^1]:c\n\n[b]: d',
  ],
  'a tab behind a marker': ['[^1]: - \t1'],
  'a tab below a break': ['* `  \n\t1'],
  'an empty item of a list': ['[a]:x\n***\n-'],
  'a definition that goes on in the next line': ['[a]:\n-|'],
  'text right below a definition': ['[a]:x\n\t=\n--', '[a]:x\n    |||\n-|-'],
  'a table or an element in the lines below a footnote': ['[^1]:x\n<b>\n', '[^1]: _ \na \n<b> \n'],
  'an indented footnote': ['[^1]\n***\n[a]:x\n\t[^1]:`'],
  'directives that are no callouts of whole lines and no phrases of plain words': [
    ':::a\n',
    '::c ',
    ':::b>',
    ':a\n::',
    '::::a\n::::\n:span[*]{>}',
    '` :span[y]\n```\n`',
    ':::i\na\n|-\n:::',
  ],
  'a quote that is empty, in a footnote, or contains quotes, lists or footnotes': [
    '>>c\n>\n',
    '>- |\n>1. |',
    '[^1]:>x\n    1. a',
  ],
  'a footnote that is empty, or inside another block': ['[^e]:\n ', '[^1]\n:::e\n[^1]:"\n:::'],
  'a task whose words do not begin beside its box': ['- [x] *m*', '- [ ]\ng'],
  'a block of code or mathematics that is indented, or that nothing closes': [
    '>~~~\n-',
    '- $$\n\n}',
    '- ***\n|\n--\n\t--\n\t',
  ],
  'an escape or a rare space in the first line of a block of code': ['```] &nbsp;', '~~~… \u3000'],
  'an element that is a block of a quote, a list or a callout': ['1. <!-->\n>', '+ <r>\n   '],
  'code inside a sentence that goes on in an indented line': ['* `\n\t `'],
  'a row of a table without borders of cells, or that begins like an element': ['a\n-:\n<b>'],
  'a lone backtick or dollar sign in a text of several lines': ['- $\n  *m*', '>`\\\n>('],
  'a formula between $$ in the description of an image': ['![$$a$$](b)', '![a $$b$$ c](d)'],
  'an address after a sign, or in a text with brackets or escapes': ['[http://a.no.', '"www.o', '_(www.o_]é'],
};

test.each(Object.entries(examples).flatMap(([name, texts]) => texts.map((text) => [name, text] as const)))(
  '%s: remark reads %j',
  async (name, text) => {
    const fast = parseWithSatteri(text);
    const remark = parseWithRemark(text);
    const reference = outlineTree(remark);
    expect(outlineTree(fast)).not.toBe(reference);
    expect([...allIn(text), differenceInTree(fast, text)]).toContain(name);
    placePhrases(remark, text);
    expect(outlineTree(await parseMarkdown(text))).toBe(outlineTree(remark));
  },
);

const allIn = (text: string) =>
  Object.keys(differencesInText).filter((name) => differencesInText[name]?.(text));

test('every known difference has an example', () => {
  expect(Object.keys(examples).toSorted()).toEqual(
    [...Object.keys(differencesInText), ...Object.keys(differencesInTree)].toSorted(),
  );
});

test.each([
  'Et nettverk er *noder* og **forbindelser** [@castells2004, 3], se [tillit](tillit.md).[^1]\n\n[^1]: Og noter.\n',
  ':::note[En *tittel*]{#a}\nTekst med :span[buying center]{lang=en} i.\n:::\n\n- a\n  - b\n\n> sitat\n',
  '| a | b |\n|---|--:|\n| c | `d` |\n\n```ts\nconst a: string = b::c;\n```\n\nI 2019.\n$x^2$ koster 5 kr kl. 10:30.\n',
])('what authors write is read by satteri: %j', (text) => {
  expect([differenceInText(text), differenceInTree(parseWithSatteri(text), text)]).toEqual([
    undefined,
    undefined,
  ]);
});
