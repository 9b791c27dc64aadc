import { expect, test } from 'vitest';
import { bodyByBothParsers as bodyOf } from '../../harness/both-parsers.ts';
import { htmlOf, problemsOf, readMarkdown } from '../../harness/markdown.ts';
import { processorTime } from '../../harness/processor-time.ts';

test.each([
  ['Et ==viktig *ord*== her.', 'Et <mark>viktig <em>ord</em></mark> her.'],
  ['(==a==), ==b==.', '(<mark>a</mark>), <mark>b</mark>.'],
  ['*==a==* og **b ==c==**', '<em><mark>a</mark></em> og <strong>b <mark>c</mark></strong>'],
  ['これは==重要==です。', 'これは<mark>重要</mark>です。'],
  ['==en\nlang== linje', '<mark>en\nlang</mark> linje'],
  ['==a [b](c.md) `==` d==', '<mark>a <a data-article="series/articles/c.md">b</a> <code>==</code> d</mark>'],
  ['H~2~O og C~6~H~12~O~6~', 'H<sub>2</sub>O og C<sub>6</sub>H<sub>12</sub>O<sub>6</sub>'],
  ['m^2^, 1^er^ mai, ^14^C', 'm<sup>2</sup>, 1<sup>er</sup> mai, <sup>14</sup>C'],
  ['x~*n*~ og y^**2**^', 'x<sub><em>n</em></sub> og y<sup><strong>2</strong></sup>'],
  ['Hurra :tada: :+1:!', 'Hurra 🎉 👍!'],
  ['Bra:100: og ==:tada:==', 'Bra:100: og <mark>🎉</mark>'],
  ['==a== :tada: H~2~O', '<mark>a</mark> 🎉 H<sub>2</sub>O'],
  ['&amp; \\* ==b&eacute;== c', '&#x26; * <mark>bé</mark> c'],
  ['> ==a\n> b== c', '<mark>a\nb</mark> c'],
])('%j', async (written, shown) => {
  expect(await bodyOf(`${written}\n`)).toContain(shown);
});

test.each([
  'Hvis a == b og c == d, er a==b og c==d.',
  'x <== y ==> z === w !== v',
  '\\==a== og =\\=b== og &#61;=c==',
  'Prisen er ~5 og ~6 kr, 10~20,30~40 og 1~2개/3~4개.',
  '월~금요일,화~토요일 og A~中~B',
  'PATH=~/bin:~/.local og a~b/c~d',
  '2^10 og 2^8, 2^3^4, (^_^) og (^o^) og ^^',
  '~~slettet~~ og a\\~b~ og a\\^b^',
  'Klokka 10:30:45, std::vec::x, C:\\x:tada: og \\:tada:',
  '`==a==` og `H~2~O` og `:tada:` og $x^{2}$ og <https://a.no/==b==/:tada:>',
  'https://eksempel.no/~a/b~c~d/==e==/x^2^',
  '```\n==a== H~2~O :tada: ^[x]\n```',
])('%j is no markup', async (written) => {
  expect(await bodyOf(`${written}\n`)).not.toMatch(/<(?:mark|sub|sup)\b|🎉/);
});

test('an inline note is a footnote, with markup, links and brackets', async () => {
  const html = await bodyOf(
    'Ord^[En *note* med [lenke](b.md) og [klammer].] her.[^note]\n\n![Båt](b.png "Tekst^[Om båten.]")\n\n[^note]: Vanlig.\n',
  );
  expect(html).toContain('<sup class="footnote-ref"><a href="#fn-note-2" ');
  expect(html).toMatch(
    /<li id="fn-note-2">\s*<p>En <em>note<\/em> med <a [^>]*>lenke<\/a> og \[klammer\]\. /,
  );
  expect(html).toMatch(/<li id="fn-note-3">\s*<p>Om båten\. /);
  expect(html.indexOf('id="fn-note-2"')).toBeLessThan(html.indexOf('id="fn-note"'));
});

test.each(['Et \\^[ord] her', 'Et ^\\[ord] her', 'Et `^[ord]` her', 'Et ^[] her'])(
  '%j is no note',
  async (written) => {
    expect(await htmlOf(`${written}\n`)).not.toContain('footnote');
  },
);

test.each([
  ['Tekst %%skjult%% her.', '<p>Tekst her.</p>'],
  ['%%skjult%% Tekst %%skjult\nskjult%%', '<p>Tekst</p>'],
  ['a %%skjult%% ==b== *c*%%skjult%%', '<p>a <mark>b</mark> <em>c</em></p>'],
  ['Før\n%%\nskjult\n\n- skjult\n\n```\nskjult\n```\n%%\n\nEtter', '<p>Før</p>\n<p>Etter</p>'],
  ['Før\n%%skjult%%\nEtter', '<p>Før\nEtter</p>'],
  ['Før\n{::comment}\nskjult\n\n- %%skjult\n{:/comment}\n\nEtter', '<p>Før</p>\n<p>Etter</p>'],
  ['Før {::comment}skjult{:/} etter', '<p>Før etter</p>'],
  ['Før\n\n{%- comment -%}\nskjult {{ x }}\n{%- endcomment -%}\n\nEtter', '<p>Før</p>\n<p>Etter</p>'],
  ['%%skjult%%\n---\nEtter', '<hr>\n<p>Etter</p>'],
  ['- a\n%%skjult%%\n- b', '<ul><li>a</li><li>b</li></ul>'],
  ['> %%\n> skjult\n> %%\n> Etter', '<blockquote>\n<p>Etter</p>\n</blockquote>'],
  ['| a |\n| - |\n| b %%skjult \\| x%% |\n%%skjult%%\n', '<td>b</td>'],
  ['## Tittel %%skjult%%\n\nOrd', '<h2 id="tittel">Tittel</h2>'],
  ['`%%a%%` %%skjult `b` [c](d.md)%% og $x%%y$', '<code>%%a%%</code>'],
])('a comment is in no output: %j', async (written, shown) => {
  const html = await bodyOf(`${written}\n`);
  expect(html).toContain(shown);
  expect(html).not.toMatch(/skjult|\uFDE0/);
});

test.each(['20 %% av 100 %%', '\\%% a \\%%', '5%% og 6%%', '```\n%% a %%\n```'])(
  '%j is no comment',
  async (written) => {
    expect(await bodyOf(`${written}\n`)).toContain('%%');
  },
);

test('an abbreviation is explained wherever it is a whole word, and its definition is not shown', async () => {
  const html = await bodyOf(
    'HTML, HTML5, XHTML og «HTML», `HTML` og [HTML](HTML.md), W3C og .NET.\n*[W3C]: World *Wide* Web & b\n\n' +
      '## HTML i bruk\n\n| HTML |\n| - |\n| a |\n\n*[HTML]: Hyper Text\n*[.NET]: "Dotnet"\n*[HTML]: Noe annet\n',
  );
  expect(html.match(/<abbr title="Hyper Text">HTML<\/abbr>/g)).toHaveLength(5);
  expect(html).toContain(
    '<abbr title="World *Wide* Web &#x26; b">W3C</abbr> og <abbr title="&#x22;Dotnet&#x22;">.NET</abbr>.</p>',
  );
  expect(html).toContain('<h2 id="html-i-bruk">');
  expect(html).toContain('HTML5, XHTML');
  expect(html).not.toContain('*[');
});

test('a definition of an abbreviation in code is code', async () => {
  expect(await bodyOf('HTML\n\n```\n*[HTML]: Hyper Text\n```\n')).not.toContain('<abbr');
});

test.each([
  '==',
  '==a',
  '%%',
  '%%a',
  '%%%a',
  '*[a]: b\n',
  'a~b',
  'a~b~',
  'a^b',
  'a^b^',
  '^[',
  '^[a',
  ']',
  ':a',
  ':tada:',
  '&amp;',
  '\\=',
])('a long run of %j takes linear time', async (part) => {
  const line = `${part.repeat(200)}\n\n`;
  expect(await processorTime(() => problemsOf(line.repeat(100)))).toBeLessThan(20);
});

test('two percent signs in a sentence hide nothing of other paragraphs', async () => {
  const { html } = await readMarkdown('Kjør %%bash her.\n\nVis dette.\n\nOg %%skjult\nskjult%% Etter\n');
  expect(html).toContain('bash her.</p>\n<p>Vis dette.</p>\n<p>Og Etter</p>');
});
