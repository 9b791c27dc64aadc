import { beforeAll, describe, expect, test } from 'vitest';
import { unmapped } from '../../src/leaks/decode/mapped-text.ts';
import { readings } from '../../src/leaks/decode/readings.ts';
import type { Fingerprints } from '../../src/leaks/fingerprints.ts';
import { body, fingerprintsOf, placesIn, searchBytes, secret, source, summary, title } from './members.ts';

let fingerprints: Fingerprints;
beforeAll(async () => {
  fingerprints = await fingerprintsOf();
});

const entities = (text: string) =>
  text.replaceAll(/[^ -~]/g, (letter) => `&#x${letter.charCodeAt(0).toString(16)};`);
const unicodeEscapes = (text: string) =>
  text.replaceAll(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
const page = (content: string, head = '') =>
  `<!doctype html>\n<html lang="nb">\n<head><title>Tillit</title>${head}</head>\n<body>\n${content}\n</body>\n</html>\n`;

const planted: readonly (readonly [name: string, file: string, content: string, place: string])[] = [
  ['the text of a page', 'tillit/index.html', page(`<p>${secret}</p>`), 'line 5, column 4'],
  [
    'a meta description',
    'index.html',
    page('', `\n<meta name="description" content="${secret}">`),
    'line 4, column 35',
  ],
  ['a label', 'index.html', page(`<a aria-label='${secret}' href="./">Les</a>`), 'line 5, column 16'],
  ['a comment', 'index.html', page(`<!-- ${secret} -->`), 'line 5, column 6'],
  [
    'JSON-LD',
    'index.html',
    page(
      '',
      `<script type="application/ld+json">\n{"articleBody":${JSON.stringify(unicodeEscapes(secret)).replaceAll('\\\\', '\\')}}</script>`,
    ),
    'line 4, column 17',
  ],
  ['a script', 'site.js', `const text = "${unicodeEscapes(secret)}";`, 'line 1, column 15'],
  [
    'a style sheet',
    'site.css',
    `.box::after {\n  content: '${secret.replaceAll('ø', '\\0000f8 ')}';\n}`,
    'line 2, column 13',
  ],
  [
    'Atom',
    'feed.xml',
    `<?xml version="1.0"?>\n<feed><entry><content type="html">&lt;p&gt;${secret.replace('leverandøren', '&lt;em&gt;leverand&amp;oslash;ren&lt;/em&gt;')}&lt;/p&gt;</content></entry></feed>`,
    'line 2, column 44',
  ],
  [
    'a section of characters',
    'feed.xml',
    `<rss><description><![CDATA[<p>${secret}</p>]]></description></rss>`,
    'line 1, column 31',
  ],
  [
    'a JSON feed',
    'feed.json',
    JSON.stringify({ items: [{ content_html: `<p class="x">${secret}</p>\n` }] }, undefined, 1),
    'line 4, column 36',
  ],
  ['a key of JSON', 'data.json', JSON.stringify({ [secret]: 1 }), 'line 1, column 3'],
  [
    'a sitemap',
    'sitemap.xml',
    `<urlset><url><loc>https://x.example/?q=${encodeURIComponent(secret)}</loc></url></urlset>`,
    'line 1, column 40',
  ],
  [
    'an address in a page',
    'index.html',
    page(`<a href="/?q=${encodeURIComponent(secret)}">Les</a>`),
    'line 5, column 14',
  ],
  [
    'markup in a script in an attribute',
    'index.html',
    page(`<p onclick="show('\\x3Cb\\x3E${unicodeEscapes(secret)}\\x3C/b\\x3E')">Les</p>`),
    'line 5, column 28',
  ],
  [
    'a text that was encoded for an address four times, in a page',
    'index.html',
    page(`<p>${[1, 2, 3, 4].reduce((text) => encodeURIComponent(text), secret)}</p>`),
    'line 5, column 4',
  ],
  ['a text that begins with a sign, and has no tag', 'tekst.txt', `<3 ${secret}`, 'line 1, column 4'],
  ['llms.txt', 'llms.txt', `# Tillit\n\n> ${secret}\n`, 'line 3, column 3'],
  ['a redirect', '_redirects', `/gammel /ny?tekst=${encodeURIComponent(secret)} 301\n`, 'line 1, column 19'],
  [
    'the text of an SVG',
    'figur.svg',
    `<svg xmlns="http://www.w3.org/2000/svg">\n<text x="1"><tspan>${secret.slice(0, 40)}</tspan><tspan>${secret.slice(40)}</tspan></text></svg>`,
    'line 2, column 20',
  ],
  ['entities', 'index.html', page(`<p>${entities(secret)}</p>`), 'line 5, column 4'],
  [
    'named entities',
    'index.html',
    page(`<p>${secret.replaceAll('ø', '&oslash;').replaceAll('å', '&aring')}</p>`),
    'line 5, column 4',
  ],
  ['capitals', 'index.html', page(`<p>${secret.toUpperCase()}</p>`), 'line 5, column 4'],
  [
    'elements',
    'index.html',
    page(`<p>${secret.replaceAll('en ', '<em>en</em> ').replaceAll('ø', '<b title="1 > 0">ø</b>')}</p>`),
    'line 5, column 4',
  ],
  [
    'hyphens at the ends of lines',
    'tekst.txt',
    secret.replaceAll(/(.{9})(?=\p{L})/gu, '$1-\n'),
    'line 1, column 1',
  ],
  ['soft hyphens', 'index.html', page(`<p>${secret.replaceAll('e', 'e&shy;')}</p>`), 'line 5, column 4'],
  [
    'other quotation marks and spaces',
    'tekst.txt',
    secret.replaceAll(/[«»]/g, '"').replaceAll(' ', '\u00a0'),
    'line 1, column 1',
  ],
  ['letters with their marks apart', 'tekst.txt', secret.normalize('NFD'), 'line 1, column 1'],
];

describe('a sentence is found', () => {
  test.each(planted)('in %s', async (_name, file, content, place) => {
    expect(await searchBytes(file, content, fingerprints)).toEqual([
      { kind: 'sentence', file, place, source, sentence: secret },
    ]);
  });

  test('in the name of a file and of a folder', async () => {
    const name = 'kjoperen-folger-leverandoren-i-arevis';
    expect(await placesIn(`artikler/${name}/index.html`, '', fingerprints)).toEqual([
      `sentence artikler/${name}/index.html: file name`,
    ]);
    expect(await placesIn(`${name}.txt`, '', fingerprints)).toEqual([`sentence ${name}.txt: file name`]);
  });

  test('in UTF-16 and in Latin-1', async () => {
    const wide = Buffer.from(`\uFEFF${secret}`, 'utf16le');
    expect(await placesIn('a.txt', wide, fingerprints)).toEqual(['sentence a.txt: line 1, column 1']);
    expect(await placesIn('a.bin', wide.subarray(2), fingerprints)).toEqual([
      'sentence a.bin: text from byte 0',
    ]);
    expect(await placesIn('b.bin', Buffer.from(wide).swap16().subarray(2), fingerprints)).toEqual([
      'sentence b.bin: text from byte 0',
    ]);
    expect(await placesIn('c.txt', Buffer.from(secret, 'latin1'), fingerprints)).toEqual([
      'sentence c.txt: text from byte 0',
    ]);
  });
});

test('what two ways lead to is read once', () => {
  const texts = [
    ...readings(unmapped(JSON.stringify('<p lang="nb">100 %C3%A5r &amp; \u00e5 dag</p>\n'))),
  ].map(({ text }) => text);
  expect(texts).toContain('"100 år & å dag "');
  expect(texts).toEqual([...new Set(texts)]);
});

describe('everything that an article says is protected', () => {
  test.each([
    ['a heading', 'Hvorfor tilliten mellom partene vokser så sakte'],
    ['an item of a list', 'Avtalen holder så lenge ingen av dem ser over skulderen'],
    ['a cell of a table', 'De prøver hverandre med små og trygge bestillinger'],
    ['an alternative text', 'Tre kurver som møtes der tilliten er størst og prisen lavest'],
    ['a caption', 'Kurvene krysser hverandre først i det femte året av forholdet'],
    ['the source of a formula', 'holdte løfter over hele perioden}}{\\text{alle løfter'],
    ['code', 'const promisesKeptBySupplier = ledger.filter((entry) => entry.kept).length;'],
    ['a footnote', 'Fotnoten sier hvem som egentlig brøt avtalen den gangen i Bergen.'],
    ['the first twenty words', body.split(' ').slice(0, 20).join(' ')],
    ['the end of a sentence', 'lån på egne vegne av selskapet'],
    ['two sentences cut at both ends', 'egne vegne av selskapet. Først da vet'],
  ])('%s', async (_name, text) => {
    const [leak, ...others] = await searchBytes('x.txt', `Kapittel 7: ${text}`, fingerprints);
    expect(leak).toMatchObject({ kind: 'sentence', file: 'x.txt', place: 'line 1, column 13', source });
    expect(others).toEqual([]);
  });

  test('the text of a picture', async () => {
    const { pictureText } = await import('../../src/leaks/picture-text.ts');
    expect(pictureText('<svg><title>En &amp; to</title><text>Pris</text><style>a{}</style></svg>')).toBe(
      'En & to Pris',
    );
  });
});

describe('no false alarm', () => {
  test('for the title, the summary and the name of the article', async () => {
    const box = page(
      `<h1>${title}</h1><p>${summary}</p><a href="series/articles/tillit.md">For medlemmer</a>`,
    );
    expect(await placesIn('tillit.html', box, fingerprints)).toEqual([]);
  });

  test('for what an open article says too, with something else behind it', async () => {
    const open = `I den første fasen er det slik: ${secret.slice(0, 60)}`;
    const sharing = await fingerprintsOf(body, [open]);
    expect(await placesIn('annen.html', page(`<p>${open}</p><p>egne ord</p>`), sharing)).toEqual([]);
    // The rest of the sentence is still the members' own.
    expect(await placesIn('annen.html', page(`<p>${secret}</p>`), sharing)).toHaveLength(1);
  });

  test('for a phrase that a part of the open text ends with and chance goes on with', async () => {
    const sharing = await fingerprintsOf(body, [secret.slice(0, 50)]);
    const chance = secret.slice(0, 56);
    expect(await placesIn('x.txt', `${chance} xyz`, sharing)).toEqual([]);
  });

  test('for the title of an open article, and the word before it', async () => {
    const sharing = await fingerprintsOf('The article Nettverk og relasjon shows why it is so.', [
      'Nettverk og relasjon',
    ]);
    const place = '<article data-article="nettverk-og-relasjon"><a href="x">Sh</a></article>';
    expect(await placesIn('x.html', page(`the ${place}`), sharing)).toEqual([]);
    expect(
      await placesIn('x.html', page('<p>article Nettverk og relasjon shows why it is</p>'), sharing),
    ).toHaveLength(1);
  });

  test('for text that is too short to tell from a coincidence, or may be a name', async () => {
    const short = await fingerprintsOf(
      'Ingen regner. De møttes ved Norges teknisk-naturvitenskapelige universitet en høst.\n',
    );
    expect(await placesIn('x.txt', 'Ingen regner. Noe helt annet.', short)).toEqual([]);
    expect(await placesIn('x.txt', 'Norges teknisk-naturvitenskapelige universitet', short)).toEqual([]);
    expect(await placesIn('x.txt', 'De møttes ved Norges teknisk-naturvitenskapelige', short)).toHaveLength(
      1,
    );
  });

  test('for an article without a text', async () => {
    expect(await placesIn('x.txt', secret, await fingerprintsOf(''))).toEqual([]);
  });
});

test('a leaked body is reported once, with its first sentence', async () => {
  const { htmlOf } = await import('../harness/markdown.ts');
  const leaks = await searchBytes('x.html', page(await htmlOf(body)), fingerprints);
  expect(leaks.length).toBeLessThanOrEqual(3);
  expect(leaks[0]).toMatchObject({
    sentence:
      'Tillit er ikke gitt, den vokser langsomt mellom folk som møtes ofte nok til å huske hverandre.',
  });
});
