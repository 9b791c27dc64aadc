import { expect, test } from 'vitest';
import { bodyByBothParsers } from '../../harness/both-parsers.ts';
import { problemsOf } from '../../harness/markdown.ts';
import { processorTime } from '../../harness/processor-time.ts';

test.each([
  ['Ord\n: Forklaring', '<dl><dt>Ord</dt><dd>Forklaring</dd></dl>'],
  ['Ord\n:   Forklaring *her*\n    og der', '<dl><dt>Ord</dt><dd>Forklaring <em>her</em>\nog der</dd></dl>'],
  [
    'Sau\nSøye\n: Et dyr\n: Mange dyr\n\nKu\n: Et til',
    '<dl><dt>Sau</dt><dt>Søye</dt><dd>Et dyr</dd><dd>Mange dyr</dd><dt>Ku</dt><dd>Et til</dd></dl>',
  ],
  ['Ord\n\n: Forklaring\n\nTekst.', '<dl><dt>Ord</dt><dd>Forklaring</dd></dl>\n<p>Tekst.</p>'],
  ['`ls`\n:\tViser filer', '<dl><dt><code>ls</code></dt><dd>Viser filer</dd></dl>'],
  [
    '**Ord**\n:   Først\n\n    Så\n\n    - a\n\n        kode',
    '<dl><dt><strong>Ord</strong></dt><dd><p>Først</p><p>Så</p><ul>',
  ],
  ['> Ord\n> : Forklaring', '<blockquote>\n<dl><dt>Ord</dt><dd>Forklaring</dd></dl>\n</blockquote>'],
  ['- Ord\n  : Forklaring\n- Til', '<li>Ord\n<dl>'],
  ['Ord $a_1$\n: Koster 5 $ eller %%skjult%%6 $', '<dd>Koster 5 $ eller 6 $</dd>'],
  ['فعل\n: کلمه‌ای', '<dl><dt>فعل</dt><dd>کلمه‌ای</dd></dl>'],
])('%j', async (written, shown) => {
  const html = await bodyByBothParsers(`Før.\n\n${written}\n`);
  if (written.startsWith('- ')) expect(html).toContain('<dt>Ord</dt><dd>Forklaring</dd>');
  else expect(html).toContain(shown);
});

test.each([
  'Her står en setning som er så lang at hun som skriver har brutt linjen akkurat der, og fransk tegnsetting gjør\n: at kolonet er først.',
  'En setning. En til,\nog så\nslutt.\n: Forklaring',
  '## Overskrift\n: Forklaring',
  ': Forklaring',
])('%j is no definition list, and is reported', async (written) => {
  expect(await problemsOf(`${written}\n`)).toHaveLength(1);
});

test.each(['```\nOrd\n: Forklaring\n```', 'Ord\n:Forklaring', 'Ord :\n\n    : x', 'a: b\n:) c'])(
  '%j stays as it is',
  async (written) => {
    expect(await bodyByBothParsers(`${written}\n`)).not.toContain('<dl>');
  },
);

test.each(['T\n: D\n', 'T\n\n: D\n\n', ': a\n', ': ', '> ', '- T\n  : D\n'])(
  'thousands of %j are read soon',
  async (part) => {
    expect(await processorTime(() => problemsOf(part.repeat(2_000)))).toBeLessThan(20);
  },
);
