import fc from 'fast-check';

const words = [
  'a',
  'ord',
  'Et nettverk',
  'ß',
  'é',
  '😀',
  '«x»',
  '"x"',
  '10:30',
  '1:mange',
  'kl. 10',
  '%',
  '…',
  '--',
];
const marks = [
  '*',
  '**',
  '_',
  '__',
  '`',
  '``',
  '~~',
  '~',
  '[',
  ']',
  '(',
  ')',
  '![',
  '](',
  '<',
  '>',
  '\\',
  '|',
  '#',
];
const whole = [
  '*em*',
  '**st**',
  '`kode`',
  '~~del~~',
  '[a](x.md)',
  '[b][a]',
  '[a]',
  '![alt](b.png "t")',
  '[^1]',
  '<b>',
  '</b>',
  '<br>',
  '<!-- c -->',
  '<http://b.no>',
  'https://a.no/x?y=1',
  'www.a.no',
  'ola@a.no',
  '@broom2000',
  '[@broom2000, 12]',
  '$x$',
  '$5',
  '&amp;',
  '&#65;',
  '&nbsp;',
  '&x;',
  '\\*',
  '\\[',
  ':span[x y]{lang=en}',
  '  \n',
  '\\\n',
  '\n',
];
const starts = [
  '- ',
  '* ',
  '1. ',
  '2) ',
  '> ',
  '  - ',
  '    ',
  '\t',
  '# ',
  '## ',
  '- [ ] ',
  '- [x] ',
  '[^1]: ',
  '[a]: /x "t"',
  '| a | b |\n|---|:-:|\n| ',
  '---',
  '***',
  '===',
  '```',
  '```js\n',
  '$$',
  ':::note\n',
  ':::',
  '::::aside[En *tittel*]{.a #b}\n',
  '<div>',
  '</div>',
  '- - ',
  '> - ',
  '---\ntitle: x\n---\n',
];

const sentence = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...words) },
        { weight: 2, arbitrary: fc.constantFrom(...whole) },
        { weight: 1, arbitrary: fc.constantFrom(...marks) },
      ),
      fc.constantFrom(' ', ' ', ''),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.flat().join(''));

const block = fc
  .tuple(fc.option(fc.constantFrom(...starts), { nil: '' }), sentence, fc.constantFrom('\n', '\n\n'))
  .map((pieces) => pieces.join(''));

/** Markdown of any kind, put together from what it is made of: most of it is no document that anybody would write. */
export const anyMarkdown = fc.array(block, { minLength: 1, maxLength: 8 }).map((blocks) => blocks.join(''));
