import { expect, test } from 'vitest';
import { problemsOf, readMarkdown } from '../harness/markdown.ts';

test.each([
  [
    '::: {.content-visible when-format="html"}\nTekst\n:::',
    '::: {.content-visible when-format="html"}',
    'readers of every format',
  ],
  ['{{< figure src="a.png" >}}', '{{< figure src="a.png" >}}', '![What it shows]'],
  ['Se {{#include fil.rs}}.', '{{#include fil.rs}}', 'alone in its line'],
  ['{% highlight ruby %}', '{% highlight ruby %}', 'code block'],
  ['{{ page.title }}', '{{ page.title }}', 'Markdown or HTML'],
  ['Se [den ene][b] og.', '[den ene][b]', '[b]: and the address'],
  ['Hurra :tadda: for oss', ':tadda:', '"tada"'],
  ['Et ~slettet~ ord', '~slettet~', '~~slettet~~'],
  ['Et^[note](x.md) ord', '^[note](x.md)', 'Write a space'],
  ['Tekst %%skjult her', '%%skjult her', 'where it ends'],
  ['##Overskrift', '##Overskrift', 'Write ## Overskrift'],
  ['##标题', '##标题', 'Write ## 标题'],
  ['####### Dypt', '####### Dypt', '######'],
  ['Og så videre\\ldots', '\\ldots', 'three dots'],
  ['{\\bf fet}', '\\bf', '**text**'],
  ['G\\"odel', '\\"o', 'Write ö.'],
  ["caf\\'{e}", "\\'{e}", 'Write é.'],
  ['{\\~n}', '{\\~n}', 'Write ñ.'],
  ['100\\,km', '\\,', 'narrow space'],
  ['Figur~3', '~', '&nbsp;'],
  ["``slik''", "``slik''", 'Write "slik".'],
  ["``slik'' og ``så''", "``slik'' og ``", 'Write "text"'],
  ['Ord<o:p>', '<o:p>', 'Remove it'],
  ['## Ord\n: Forklaring', ': Forklaring', 'a line of its own'],
  ['[TOC]', '[TOC]', 'contents'],
  ['[[_TOC_]]', '[[_TOC_]]', 'contents'],
  ['(etikett)=\n## Overskrift', '(etikett)=', '<a id="etikett">'],
  ["import Tabs from './tabs.js';", "import Tabs from './tabs.js';", 'components'],
  ['\\newpage', '\\newpage', 'style sheet'],
  ['`<br>`{=html}', '{=html}', 'as HTML'],
  ['{ref}`etikett`', '{ref}`etikett`', 'Write a link'],
  ['{eq}`etikett`', '{eq}`etikett`', '$\\eqref{etikett}$'],
  ['{cite:t}`dal2020`', '{cite:t}`dal2020`', 'Write @dal2020.'],
  ['{kbd}`Ctrl`', '{kbd}`Ctrl`', '<kbd>Ctrl</kbd>'],
  [
    '+---+---+\n| a | b |\n+---+   +\n| c | d |\n+---+---+',
    '+---+---+\n| a | b |\n+---+   +\n| c | d |\n+---+---+\n',
    '| --- |',
  ],
  ['Navn   Tal\n------ ----\nOla    1', '------ ----', '| --- |'],
  ['| En linje\n| og en til', '| En linje\n| og en til', 'backslash'],
  ['(@god) Et eksempel', '(@god) ', 'Write 1.'],
  ['a) en\nb) to', 'a) en\nb) ', '<ol type="a">'],
  ['i. en\nii. to', 'i. en\nii. ', '<ol type="i">'],
  ['Se figur \\@ref(fig:a).', '\\@ref(fig:a)', '[figure 1](#figure-1)'],
  ['\\begin{align}\na &= b\n\\end{align}', '\\begin{align}\na &= b\n\\end{align}', 'Write $$'],
  ['\\begin{itemize}\n\\item a\n\\end{itemize}', '\\begin{itemize}\n\\item a\n\\end{itemize}', 'a list'],
  ['Se (\\ref{eq:a}).', '\\ref{eq:a}', '$\\ref{eq:a}$'],
  ['Som \\citep{dal2020} sier', '\\citep{dal2020}', '[@key]'],
  ['Et \\emph{ord} her', '\\emph{ord}', '*text*'],
  ['- [/] halvferdig', '- [/] ', '- [x]'],
  ['status:: ferdig', 'status:: ferdig', '**status:**'],
  ['#hage #notat/frø', '#hage #notat/frø', 'tags: [hage, notat/frø]'],
  ['Dette er #hage/frø nå', '#hage/frø', 'tags: [hage/frø]'],
  ['Se ((63f5a2b1)).', '((63f5a2b1))', 'Write a link'],
  ['<%* tp.file.title %>', '<%* tp.file.title %>', 'stands for'],
  ['{/* skjult */}', '{/* skjult */}', '<!--'],
  ['export const a = 1;', 'export const a = 1;', 'components'],
  ['{{if book\n\nTekst', '{{if book', 'closes the block'],
  ['+++ {"tags": []}', '+++ {"tags": []}', 'Remove'],
  ['% en merknad', '% en merknad', '<!--'],
  ['{漢字|かんじ}です', '{漢字|かんじ}', '<ruby>漢字<rt>かんじ</rt></ruby>'],
  ['[quiz]Spørsmål[/quiz]', '[quiz]Spørsmål[/quiz]', 'Markdown or HTML'],
  ['[codetabs src="a" height=130]', '[codetabs src="a" height=130]', 'Markdown or HTML'],
  ['* Innhold\n{:toc}', '* Innhold\n{:toc}', 'contents'],
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
  'Se [1]{2} og a[i]{x} og :span[ord]{lang=en} og (a) her og b) der.',
  'a. Først\n\nSå noe annet, og i. e. dette.',
  'C::d og std:: og a | b og #1 og C# og #.',
  'Prisen er 5 % eller % av alt, og \\\\emph.',
  '| a |\n|---|\n| b |\n\nTabell: over.',
  '- [x] ferdig\n- [ ] åpen\n- [a](b.md)',
  'Matrisen a[[1]] og tabell[i][j] i R.',
  'Bruk `[[side]]`, `{{< figure >}}`, `==a==` og `:tada:`.',
  '```md\n!!! note\n[[side]]\n::: note\n==a==\n```',
  'Der $x^2^3$ og $[[a]]$ og $a == b$ er.',
  'Skriv \\[\\[side]] og \\==a== og \\:tada: for merkene.',
  '\\(se nedenfor\\) og \\[1\\] og \\[sic\\]',
  `En fil i C:\\item\\par, don\\'t og \\"slik\\", a\\, b og \`\`it's\`\`.`,
  'Omtrent ~ 5 og 3~4 og ~/.bashrc og ~a',
  '2^10 er 1024, og 2^8 er 256.',
  'Prisen er 50 % eller 20 %% av 100 %.',
  '[a]: https://a.no\n\nSe [a], [a][] og [b][a].',
  'Fotnote[^1] her.\n\n[^1]: Note: med kolon.',
  'Første linje\n:::note\nMerk.\n:::',
  '| a | b |\n|:--|--:|\n| c :: d | e |',
  'موقع: هذا نص عادي، و:هذا:',
  '他说：“你好”：再见。',
  // Languages, drawings, shells and prices that only look like markup.
  '`app.server`: The core.\n\n`x` ## y\n\n`日本`: 中心',
  '彼は「==」と「::」を使う。値段は3:00::4:00です。',
  'Die Klasse std::vector und Foo::bar; a == b, c == d.',
  'Le type `A::B` et le prix : 5 $ == 5 €, à 10:30:45.',
  'قیمت: ۵۰$ تا ۶۰$ و ساعت ۱۲:۳۰:۴۵ است.',
  '| `a{b}` | `^[x]` |\n| --- | --- |\n| `[[w]]` | `%%c%%` |',
  '- `^[^_]+`\n  - `%%magic%%` und `{.cls}`',
  '```\n$ echo ==a== ::b:: ^[c] %%d%%\n+--+\n|  |\n```',
  'Costs $5--$10, €3 or $1.50/h, and ~$20 at 12:30:15.',
  'So(¬‿¬) :-) :D ;) <3 ^_^ o_O',
])('%j is plain text', async (text) => {
  const problems = await problemsOf(`${text}\n`);
  expect(problems.filter((problem) => problem.startsWith('dialect-known'))).toEqual([]);
});

test('attributes of a callout are not lost silently', async () => {
  const { diagnostics } = await readMarkdown(':::tip{title="Et råd"}\nB\n:::\n');
  expect(diagnostics.map(({ hint }) => hint)).toEqual(['Write its title in brackets: :::tip[Et råd].']);
});
