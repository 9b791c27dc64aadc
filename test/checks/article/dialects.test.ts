import { expect, test } from 'vitest';
import { problemsOf, readMarkdown } from '../../harness/markdown.ts';

test.each([
  ['::: note\nMerk.\n:::', '::: note', 'Write :::note in a line of its own'],
  [':::note Husk dette\nMerk.\n:::', ':::note Husk dette', ':::note[Husk dette]'],
  ['::: {.callout-caution}\nMerk.\n:::', '::: {.callout-caution}', ':::warning'],
  ['> [!NOTE]\n> Merk.', '[!NOTE]', ':::note'],
  ['> [!tip]- Et råd\n> Merk.', '[!tip]- Et råd', ':::tip[Et råd]'],
  ['!!! danger "Fare"\n    Merk.', '!!! danger "Fare"', ':::warning[Fare]'],
  ['??? info\n    Merk.', '??? info', '<details>'],
  ['=== "Linux"\n\n    apt', '=== "Linux"', 'heading'],
  ['Se [[Kunderelasjonen]].', '[[Kunderelasjonen]]', '[Kunderelasjonen](Kunderelasjonen.md)'],
  ['Se [[mappe/side#Del|en side]].', '[[mappe/side#Del|en side]]', '[en side](mappe/side.md#Del)'],
  ['![[bilde.png]]', '![[bilde.png]]', '![What it shows](bilde.png)'],
  ['{{< figure src="a.png" >}}', '{{< figure src="a.png" >}}', '![What it shows]'],
  ['{{#include fil.rs}}', '{{#include fil.rs}}', 'the other file'],
  ['{% highlight ruby %}', '{% highlight ruby %}', 'code block'],
  ['{{ page.title }}', '{{ page.title }}', 'Markdown or HTML'],
  ['Se [den ene][b] og.', '[den ene][b]', '[b]: and the address'],
  ['En note^[som står her] midt i.', '^[som står her]', '[^1]'],
  ['Et ==viktig ord== her.', '==viktig ord==', '<mark>viktig ord</mark>'],
  ['H~2~O', '~2~', '<sub>2</sub>'],
  ['x^2^', '^2^', '<sup>2</sup>'],
  ['Hurra :tada: for oss', ':tada:', 'emoji'],
  ['Tekst %%skjult%% her', '%%skjult%%', '<!--'],
  ['Der \\(a^2 + b^2\\) er.', '\\(a^2 + b^2\\)', '$a^2 + b^2$'],
  ['\\[\n\\frac{1}{2}\n\\]', '\\[\n\\frac{1}{2}\n\\]', '$$'],
  ['Ord\n: Forklaring', ': Forklaring', '<dl>'],
  ['*[HTML]: Hyper Text', '*[HTML]: Hyper Text', '<abbr title="Hyper Text">'],
  ['{: .klasse #id}', '{: .klasse #id}', 'style sheets'],
  ['[TOC]', '[TOC]', 'contents'],
  ['[[_TOC_]]', '[[_TOC_]]', 'contents'],
  ['(etikett)=\n## Overskrift', '(etikett)=', '<a id="label">'],
  ["import Tabs from './tabs.js';", "import Tabs from './tabs.js';", 'components'],
  ['\\newpage', '\\newpage', 'style sheet'],
  ['En påstand. ^blokk-1', '^blokk-1', '<a id='],
  ['循环结构见[[控制流]]。', '[[控制流]]', '[控制流](控制流.md)'],
  ['## Overskrift {#min-id .klasse}', '{#min-id .klasse}', '<a id="min-id">'],
  ['![Båt](b.png){width=50%}', '{width=50%}', 'width="300"'],
  ['[lenke](https://a.no){target=_blank}', '{target=_blank}', 'Remove'],
  ['`kode`{.python}', '{.python}', 'not coloured'],
  ['{ref}`etikett`', '{ref}`etikett`', 'Write a link'],
  ['Der $`a^2`$ er.', '$`a^2`$', 'Write $a^2$.'],
])('%j is named, with the way to write it', async (text, written, hint) => {
  const { diagnostics } = await readMarkdown(`Først.\n\n${text}\n`);
  const found = diagnostics.filter(({ code }) => code === 'dialect-known');
  const shown = found.map(({ place: { start, end } }) =>
    `Først.\n\n${text}\n`.slice(start.offset, end?.offset),
  );
  expect(shown).toEqual([written]);
  expect(found[0]?.hint).toContain(hint);
});

test.each([
  'Klokka er 10:30:15, og forholdet er 3:2:1.',
  'C++ og C++ er ikke C, og ++i er ikke i++.',
  'std::vector og a::b::c, og :) og :-) og ;:',
  'Hvis a == b og c == d, er a != c.',
  'Se https://eksempel.no/a^b==c==~d~?x=[[1]]&y=:tada: her.',
  '[en lenke](https://eksempel.no/[[x]]/==a==/{{b}})',
  'Et snitt: det (se under) og [dette] og {dette} og dette: slutt.',
  'Matrisen a[[1]] og tabell[i][j] i R.',
  'Bruk `[[side]]`, `{{< figure >}}`, `==a==` og `:tada:`.',
  '```md\n!!! note\n[[side]]\n::: note\n==a==\n```',
  'Der $x^2^3$ og $[[a]]$ og $a == b$ er.',
  'Skriv \\[\\[side]] og \\==a== og \\:tada: for merkene.',
  '\\(se nedenfor\\) og \\[1\\] og \\[sic\\]',
  'Omtrent ~ 5 og 3~4 og ~/.bashrc og ~a',
  '2^10 er 1024, og 2^8 er 256.',
  'Prisen er 50 % eller 20 %% av 100 %.',
  '[a]: https://a.no\n\nSe [a], [a][] og [b][a].',
  'Fotnote[^1] her.\n\n[^1]: Note: med kolon.',
  'Første linje\n:::note\nMerk.\n:::',
  '| a | b |\n|:--|--:|\n| c :: d | e |',
  'موقع: هذا نص عادي، و:هذا:',
  '他说：“你好”：再见。',
])('%j is plain text', async (text) => {
  const problems = await problemsOf(`${text}\n`);
  expect(problems.filter((problem) => problem.startsWith('dialect-known'))).toEqual([]);
});

test('a callout of another dialect leads to the one that is nearest, and attributes are not lost silently', async () => {
  const { diagnostics } = await readMarkdown(':::danger\nA\n:::\n\n:::tip{title="Et råd"}\nB\n:::\n');
  expect(diagnostics.map(({ hint }) => hint)).toEqual([
    'Write :::warning.',
    'Write its title in brackets: :::tip[Et råd].',
  ]);
});
