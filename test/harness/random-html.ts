import fc from 'fast-check';

/** Elements that articles may hold, and some that they may not. */
const blocks = (
  'p div section aside blockquote pre h1 h2 h3 h6 ul ol li dl dt dd table caption thead tbody tfoot tr td th ' +
  'figure figcaption details summary hr center form body main col colgroup'
).split(' ');
const phrases = (
  'a abbr b bdi bdo br cite code del dfn em i img input ins kbd mark q ruby rt rp s samp small span strike strong ' +
  'sub sup time tt u var wbr font button label picture source video svg math select iframe object'
).split(' ');

/** Attributes that mean something somewhere, each with right and wrong values. */
const attributes: Readonly<Record<string, readonly string[]>> = {
  id: ['a', 'b', '1', 'to ord', 'æ', '', 'a:b', '--x'],
  class: [
    'x',
    'callout callout-note',
    'math-box',
    'footnotes',
    'task-list-item',
    'figure',
    'language-math math-display',
    '',
  ],
  title: ['T', 'a "b" <c> & d', ''],
  lang: ['nb', 'en', 'zh-Hant', 'ar', 'not a lang', ''],
  dir: ['ltr', 'rtl', 'RTL', 'auto', 'up'],
  href: [
    'https://example.org',
    '#mark',
    'https://example.org/%zz',
    'https://blåbær.no/å?a=ø',
    'mailto:a@b.no',
  ],
  src: ['graf.png'],
  alt: ['En graf', ''],
  width: ['50', '50%', '5em', '-1', '0'],
  height: ['9', 'x'],
  align: ['left', 'center', 'RIGHT', 'justify', 'char'],
  colspan: ['2', '0', 'x', '9999'],
  rowspan: ['2', '0', '-1'],
  scope: ['row', 'col', 'x'],
  headers: ['a', 'b c'],
  start: ['3', 'x', '-2', ''],
  value: ['2', 'b'],
  type: ['checkbox', 'text', 'a', 'I'],
  reversed: [''],
  checked: ['', 'checked'],
  disabled: [''],
  open: ['', 'open'],
  datetime: ['2026-03-11', 'nonsense', '2026-02-30', '2026-03-11T14:30', 'P1D', '14:30', ''],
  cite: ['https://example.org', 'en bok', ''],
  border: ['1', ''],
  span: ['2'],
  summary: ['s'],
  tabindex: ['0', '1', 'x'],
  name: ['n'],
  role: ['note', 'x'],
  'aria-label': ['l', ''],
  'aria-describedby': ['a'],
  'data-x': ['y'],
  style: ['color: red'],
  onclick: ['x()'],
  hidden: [''],
  itemprop: ['x'],
  'xml:lang': ['en'],
  'a"b': ['x'],
  'data-footnote-ref': [''],
  'data-footnotes': [''],
};

const attribute = fc
  .constantFrom(...Object.entries(attributes))
  .chain(([name, values]) =>
    fc
      .constantFrom(...values)
      .map((value) => (value === '' ? name : `${name}="${value.replaceAll('"', '&quot;')}"`)),
  );
const startTag = (names: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...names), fc.array(attribute, { maxLength: 2 }))
    .map(([name, given]) => [name, `<${[name, ...given].join(' ')}>`] as const);
const text = fc.constantFrom(
  'a',
  'Et ord',
  '*em*',
  '漢字',
  'שלום',
  '&amp;',
  '&lt;',
  ' ',
  '$x^2$',
  '`k`',
  '[l](#mark)',
  '"x"',
  '<!-- c -->',
);

/** Well nested, though not in the right places. */
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc
      .tuple(startTag([...blocks, ...phrases]), fc.array(tie('tree'), { maxLength: 4 }))
      .map(([[name, start], inside]) => `${start}${inside.join('')}</${name}>`),
  ),
}));
/** Not nested at all. */
const soup = fc
  .array(
    fc.oneof(
      text,
      startTag([...blocks, ...phrases]).map(([, start]) => start),
      fc.constantFrom(...blocks, ...phrases).map((name) => `</${name}>`),
      fc.constantFrom(...phrases).map((name) => `<${name}/>`),
    ),
    { minLength: 1, maxLength: 10 },
  )
  .map((pieces) => pieces.join(''));
/** In the elements that have parts, most of them in their places. */
const structures = fc
  .tuple(
    fc.constantFrom(
      'table caption thead tbody tfoot tr',
      'tr td th',
      'tbody tr td',
      'ul li ol',
      'dl dt dd div',
      'figure figcaption img p',
      'details summary p h2',
      'ruby rt rp b',
    ),
    fc.array(fc.tuple(fc.nat(4), fc.oneof(text, tree)), { maxLength: 5 }),
  )
  .map(([names, parts]) => {
    const [whole = '', ...inside] = names.split(' ');
    const name = (at: number) => inside[at % inside.length] ?? '';
    const content = parts.map(([at, shown]) => `<${name(at)}>${shown}</${name(at)}>`).join('');
    return whole === 'tr' || whole === 'tbody'
      ? `<table><${whole}>${content}</${whole}></table>`
      : `<${whole}>${content}</${whole}>`;
  });

const html = fc.oneof({ weight: 2, arbitrary: tree }, soup, structures);

/** Where raw HTML may be in Markdown. */
const places: readonly ((html: string) => string)[] = [
  (html) => html,
  (html) => `Et ord ${html} og et til.`,
  (html) => `<div>${html}</div>`,
  (html) => `- Punkt\n\n  ${html}\n- ${html}`,
  (html) => `1. ${html}`,
  (html) => `> ${html}\n>\n> Sitat`,
  (html) => `:::note[${html.replaceAll(/[[\]]/g, '')}]\n${html}\n:::`,
  (html) => `## Om ${html}`,
  (html) => `| A | ${html} |\n| :-: | --- |\n| ${html} | b |`,
  (html) => `Note[^1] her.\n\n[^1]: ${html}`,
  (html) => `![Graf](graf.png "Vist ${html.replaceAll('"', "'")}")`,
  (html) => `**${html}** [${html}](https://example.org)`,
  (html) => `<div>\n\n## Midt i\n\n${html}\n\n</div>`,
  (html) => `<figure>\n\n![Graf](graf.png)\n\n${html}\n</figure>`,
  (html) => `<table><tr><td>\n\n${html}\n\n</td></tr></table>`,
  (html) => `<details>\n<summary>${html}</summary>\n\n${html}\n\n</details>`,
];

/** An article of raw HTML in all places; `mark` is an id in it. */
export const anyHtmlArticle = fc
  .array(
    fc.tuple(fc.constantFrom(...places), html).map(([put, inside]) => put(inside)),
    { minLength: 1, maxLength: 3 },
  )
  .map((pieces) => `Et <span id="mark">merke</span>.\n\n${pieces.join('\n\n')}\n`);
