import { describe, expect, test } from 'vitest';
import { littlePublication, type LittlePublication } from '../harness/publication.ts';

/** An article beside a configuration, the code of which comes before its export. */
function withPlugins(code: string, config: string, body: string): LittlePublication {
  return littlePublication()
    .withFile('kolofon.config.mjs', `${code}\nexport default { ${config} };\n`)
    .withArticle('tillit', body);
}

interface ReadArticle {
  readonly body: string;
  readonly ids: readonly string[];
  readonly outline: readonly string[];
  readonly report: string;
}

/** The body is JSON of its tree. */
async function read(publication: LittlePublication): Promise<ReadArticle> {
  return publication.inFolder(async (folder) => {
    const { prepare } = await import('../../src/build/prepare.ts');
    const { templates } = await import('../harness/run-here.ts');
    const { prepared, diagnostics } = await prepare(folder, templates, '2026-11-23');
    const report = diagnostics
      .map(
        ({ code, severity, message, place: { file, start } }) =>
          `${file}:${start.line} ${severity} ${code}: ${message}`,
      )
      .join('\n');
    const article = prepared?.publication.articles.find(({ id }) => id === 'tillit');
    if (article === undefined) return { body: '', ids: [], outline: [], report };
    const { body, ids, outline } = article.document;
    return { body: JSON.stringify(body), ids, outline: outline.map(({ title }) => title), report };
  });
}

const linkHeadings = `
const linkHeadings = (where) => () => (tree) => {
  const visit = (node) => {
    for (const child of node.children ?? []) visit(child);
    if (!/^h[1-6]$/.test(node.tagName ?? '')) return;
    const link = { type: 'element', tagName: 'a', properties: { href: '#' + node.properties.id, className: ['anchor'] }, children: [] };
    if (where === 'around') node.children = [{ ...link, children: node.children }];
    else node.children.push({ ...link, children: where === '' ? [] : [{ type: 'text', value: where }] });
  };
  visit(tree);
};`;

describe('a plug-in of any kind', () => {
  test.each([
    ['a function', 'remarkPlugins: [shout]', 'TILLIT'],
    ['a function with options', 'remarkPlugins: [[shout, { end: "!" }]]', 'TILLIT!'],
    ['a preset', 'remarkPlugins: [{ plugins: [[shout, { end: "?" }]] }]', 'TILLIT?'],
    ['one that is there twice', 'remarkPlugins: [[shout, { end: "!" }], [shout, { end: "?" }]]', 'TILLIT?'],
    ['one that is switched off', 'remarkPlugins: [[shout, false]]', 'Tillit'],
    ['one that waits', 'remarkPlugins: [later]', 'TILLIT'],
    ['one that calls back', 'remarkPlugins: [callsBack]', 'TILLIT'],
    ['one that gives another tree', 'remarkPlugins: [replaces]', 'ANOTHER TREE'],
    ['one without positions', 'remarkPlugins: [unplaces]', 'Tillit'],
    ['one that inserts HTML', 'remarkPlugins: [inserts]', '"kbd",0,["K"]'],
    ['one that adds a feature', 'features: [{ name: "shout", markdown: shout() }]', 'TILLIT'],
  ])('%s', async (_kind, config, expected) => {
    const code = `
const each = (tree, type, change) => { for (const node of tree.children ?? []) { if (node.type === type) change(node); each(node, type, change); } };
function shout({ end = '' } = {}) { return (tree) => each(tree, 'text', (node) => { if (node.value === 'Tillit') node.value = node.value.toUpperCase() + end; }); }
function later() { return async (tree) => { await new Promise((resolve) => setTimeout(resolve, 5)); shout()(tree); }; }
function callsBack() { return (tree, file, next) => { shout()(tree); setTimeout(() => next(null, tree), 1); }; }
function replaces() { return () => ({ type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: 'ANOTHER TREE' }] }] }); }
function unplaces() { return (tree) => { const drop = (node) => { delete node.position; node.children?.forEach(drop); }; drop(tree); }; }
function inserts() { return (tree) => { tree.children.push({ type: 'html', value: '<p><kbd>K</kbd></p>' }); }; }`;
    const { body, report } = await read(withPlugins(code, config, 'Tillit\n'));
    expect(report).toBe('');
    const { packBody } = await import('../../src/load/pack-body.ts');
    const packed = new TextDecoder().decode(packBody(JSON.parse(body) as Parameters<typeof packBody>[0]));
    expect(packed).toContain(expected);
  });

  test('extends the syntax', async () => {
    const code = `
import { micromarkExtension } from './plugins/percent.mjs';
function percent() { const data = this.data(); (data.micromarkExtensions ??= []).push(micromarkExtension); }`;
    // Without code that is indented, four spaces begin a paragraph.
    const extension = `export const micromarkExtension = { disable: { null: ['codeIndented'] } };\n`;
    const { body, report } = await read(
      withPlugins(code, 'remarkPlugins: [percent]', 'Tillit.\n\n    Mer *tillit*.\n').withFile(
        'plugins/percent.mjs',
        extension,
      ),
    );
    expect(report).toBe('');
    expect(body).toContain('"em"');
    expect(body).not.toContain('"pre"');
  });

  test.each(['parser', 'parse', 'read'])('replaces the parser by a function named %s', async (name) => {
    const code = `
function ${name}(text) { return { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: text.trim() + ' Lest.' }] }] }; }
function replace() { this.parser = ${name}; }`;
    const { body, report } = await read(withPlugins(code, 'remarkPlugins: [replace]', 'Tillit.\n'));
    expect(report).not.toContain('plug-in');
    expect(body).toContain('Tillit. Lest.');
  });
});

describe('what plug-ins make is sanitised', () => {
  const add = (element: string) => `() => (tree) => { tree.children.push(${element}); }`;

  test('scripts, handlers, foreign pictures and claims on files are taken out, classes and states stay', async () => {
    const elements = [
      `{ type: 'element', tagName: 'script', properties: {}, children: [{ type: 'text', value: 'alert(1)' }] }`,
      `{ type: 'element', tagName: 'p', properties: { onClick: 'alert(2)', style: 'color: red', className: ['box'], dataLevel: '3', ariaHidden: 'true' }, children: [{ type: 'text', value: 'Boks' }] }`,
      `{ type: 'element', tagName: 'a', properties: { href: 'javascript:alert(3)', dataAsset: 'series/hemmelig.pdf' }, children: [{ type: 'text', value: 'Lenke' }] }`,
      `{ type: 'raw', value: '<iframe src="https://example.com/"></iframe>' }`,
    ];
    const { body, report } = await read(
      withPlugins('', `rehypePlugins: [${elements.map(add).join(', ')}]`, 'Tillit.\n'),
    );
    for (const gone of ['alert', 'color: red', 'hemmelig', 'iframe']) expect(body).not.toContain(gone);
    expect(body).toContain('"className":["box"]');
    expect(body).toContain('"dataLevel":"3"');
    expect(body).toContain('"ariaHidden":"true"');
    expect(report).toContain(
      'html-allowed: The element <script> of a plug-in is not allowed and is left out.',
    );
  });

  test('a picture from the network is refused', async () => {
    const image = `{ type: 'element', tagName: 'img', properties: { src: 'https://example.com/a.png', alt: 'A' }, children: [] }`;
    const { report } = await read(withPlugins('', `rehypePlugins: [${add(image)}]`, 'Tillit.\n'));
    expect(report).toContain('error image-local');
  });

  test('an author may use the classes of plug-ins, and no others', async () => {
    const code = `const aside = () => (tree) => { tree.children.push({ type: 'paragraph', data: { hProperties: { className: ['box'], dataKind: 'a' } }, children: [{ type: 'text', value: 'B' }] }); };`;
    const { body } = await read(
      withPlugins(
        code,
        'remarkPlugins: [aside]',
        '<p class="box skip-link" data-kind="b" role="alert">Tekst</p>\n',
      ),
    );
    expect(body).not.toMatch(/skip-link|"b"|alert/);
    expect(body.match(/"className":\["box"\]/g)).toHaveLength(2);
  });

  test('how links open is for plug-ins to say, and for no author', async () => {
    const opens = `
const opens = () => (tree) => {
  const visit = (node) => {
    if (node.tagName === 'a' && /^https/.test(node.properties.href)) Object.assign(node.properties, { rel: ['nofollow'], target: '_blank' });
    for (const child of node.children ?? []) visit(child);
  };
  visit(tree);
};`;
    const text = '[a](https://a.example/) <a href="http://b.example/" rel="author" target="_top">b</a>\n';
    const { body } = await read(withPlugins(opens, 'rehypePlugins: [opens]', text));
    expect(body.match(/"rel":\[[^\]]*\]|"target":"[^"]*"/g)).toEqual([
      '"rel":["nofollow"]',
      '"target":"_blank"',
    ]);
  });

  test('without plug-ins nothing of that stays', async () => {
    const { body } = await read(
      littlePublication().withArticle('tillit', '<p class="box" data-kind="b">Tekst</p>\n'),
    );
    expect(body).not.toMatch(/box|dataKind/);
  });
});

describe('links of headings', () => {
  const text =
    '## Tillit\n\nTekst.\n\n## Tillit\n\nTekst.\n\n## Hva sier [@castells2004]?\n\n<h3 id="egen">Egen *id*</h3>\n\nTekst.\n';

  test.each([['around'], ['#'], ['Lenke'], ['']])(
    '%s: ids and outline are what they are without',
    async (where) => {
      const plain = await read(littlePublication().withArticle('tillit', text));
      const linked = await read(
        withPlugins(linkHeadings, `rehypePlugins: [linkHeadings(${JSON.stringify(where)})]`, text),
      );
      expect(linked.report).toBe(plain.report);
      expect(linked.ids).toEqual(plain.ids);
      expect(linked.outline).toEqual(plain.outline);
      // A citation is a link itself, and cannot be in another.
      for (const id of ['tillit', 'tillit-2', 'egen', ...(where === 'around' ? [] : ['hva-sier'])])
        expect(linked.body).toContain(`"href":"#${id}"`);
      expect(linked.body).not.toContain('kolofon-heading');
    },
  );

  test('one that shows nothing is reached by no keyboard', async () => {
    const { body } = await read(withPlugins(linkHeadings, `rehypePlugins: [linkHeadings('')]`, text));
    expect(body.match(/"tabIndex":-1/g)).toHaveLength(4);
  });
});

describe('a plug-in that fails', () => {
  test.each([
    [
      'throws',
      `function bad() { return () => { throw new Error('No luck.'); }; }`,
      ':1 error plugin-works: The plug-in bad fails: No luck.',
    ],
    [
      'rejects',
      `function bad() { return async () => { throw new TypeError('No luck'); }; }`,
      ':1 error plugin-works: The plug-in bad fails: No luck.',
    ],
    [
      'throws no error',
      `function bad() { return () => { throw 'nothing'; }; }`,
      ':1 error plugin-works: The plug-in bad fails: nothing.',
    ],
    [
      'gives an error',
      `function bad() { return () => new Error('No luck'); }`,
      ':1 error plugin-works: The plug-in bad fails: No luck.',
    ],
    [
      'gives no tree',
      `function bad() { return () => ({ type: 'text', value: '' }); }`,
      'It returns something that is not the root of a tree.',
    ],
    [
      'names a node',
      `function bad() { return (tree, file) => { file.fail('Not this', tree.children.at(-1)); }; }`,
      ':14 error plugin-works: The plug-in bad fails: Not this.',
    ],
    [
      'names a line',
      `function bad() { return (tree, file) => { file.fail('Not here', { line: 11, column: 1 }); }; }`,
      ':11 error plugin-works: The plug-in bad fails: Not here.',
    ],
    [
      'names no line of the article',
      `function bad() { return (tree, file) => { file.fail('Not here', { line: 0, column: NaN }); }; }`,
      ':1 error plugin-works: The plug-in bad fails: Not here.',
    ],
  ])('that %s is one problem of the article', async (_kind, code, expected) => {
    const { report } = await read(
      withPlugins(code, 'remarkPlugins: [bad]', 'En.\n\n## Tillit\n\nTo.\n').withArticle(
        'nettverk-og-relasjon',
        'Mer om [tillit](tillit.md#tillit).\n',
      ),
    );
    const lines = report.split('\n').filter((line) => line.startsWith('series/articles/tillit.md'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(expected);
    expect(report).not.toContain('fragment-exists');
    expect(report).not.toMatch(/^\s+at /m);
  });

  test.each([
    ['a rehype plug-in', 'rehypePlugins: [bad]', 'The plug-in bad fails: No luck.'],
    [
      'a feature',
      `features: [{ name: 'feat', html() { throw new Error('No luck'); } }]`,
      'The plug-in feat fails: No luck.',
    ],
    [
      'a handler',
      `remarkRehype: { handlers: { paragraph() { throw new Error('No luck'); } } }`,
      'The plug-in remarkRehype.handlers.paragraph fails: No luck.',
    ],
    [
      'a parser, with a RangeError',
      'remarkPlugins: [function bad() { this.parser = () => "a".repeat(-1); }]',
      'The plug-in that extends the syntax fails: Invalid count value: -1.',
    ],
    [
      'a handler, with a RangeError',
      `remarkRehype: { handlers: { paragraph() { return 'a'.repeat(-1); } } }`,
      'The plug-in remarkRehype.handlers.paragraph fails: Invalid count value: -1.',
    ],
    [
      'a check',
      `checks: [{ code: 'own', requirement: 'It holds.', article() { throw new Error('No luck'); } }]`,
      'The plug-in own fails: No luck.',
    ],
    [
      'a check of the publication',
      `checks: [{ code: 'own', requirement: 'It holds.', publication() { throw new Error('No luck'); } }]`,
      'The plug-in own fails: No luck.',
    ],
  ])('%s', async (_kind, config, expected) => {
    const code = `function bad() { return () => { throw new Error('No luck.'); }; }`;
    const { report } = await read(withPlugins(code, config, 'Tillit.\n'));
    expect(report).toContain(expected);
  });

  test('is reported ten times where it fails on a thousand articles, and never with a stack', async () => {
    const parts = Array.from({ length: 30 }, (_, index) => `artikkel-${String(index)}`);
    const publication = parts.reduce(
      (all, id) => all.withArticle(id),
      withPlugins(
        `function bad() { return () => { throw new Error('No luck.'); }; }`,
        'remarkPlugins: [bad]',
        'T.\n',
      ),
    );
    const report = await publication
      .withSeries('nettverksbygging', { parts: ['tillit', ...parts] })
      .report('check');
    expect(report.match(/fails: No luck/g)).toHaveLength(10);
    expect(report).toContain('22 more of plugin-works: --all shows them');
    expect(report).not.toMatch(/^\s+at /m);
  });
});

test('messages of plug-ins are warnings, fatal ones errors, and information is nothing', async () => {
  const code = `function talk() { return (tree, file) => { file.message('So so', tree.children.at(-1)); file.info('By the way'); const bad = file.message('Bad'); bad.fatal = true; bad.source = 'lint'; }; }`;
  const { report } = await read(withPlugins(code, 'remarkPlugins: [talk]', 'En.\n\nTo.\n'));
  const lines = report.split('\n').filter((line) => line.includes('tillit.md'));
  expect(lines.toSorted()).toEqual([
    'series/articles/tillit.md:1 error plugin-works: lint: Bad',
    'series/articles/tillit.md:12 warning plugin-message: talk: So so',
  ]);
});

test.each([
  [
    'another plug-in fails',
    'remarkPlugins: [talk, bad]',
    'En.\n',
    'plugin-works: The plug-in bad fails: No luck.',
  ],
  [
    'it fails by a message',
    'remarkPlugins: [talk, fail]',
    'En.\n',
    'plugin-works: The plug-in fail fails: No luck.',
  ],
  [
    'a rehype plug-in fails',
    'remarkPlugins: [talk], rehypePlugins: [bad]',
    'En.\n',
    'plugin-works: The plug-in bad fails: No luck.',
  ],
  [
    'a handler fails',
    `remarkPlugins: [talk], remarkRehype: { handlers: { paragraph: bad() } }`,
    'En.\n',
    'plugin-works: The plug-in remarkRehype.handlers.paragraph fails: No luck.',
  ],
  [
    'the tree is too deep',
    'remarkPlugins: [talk], rehypePlugins: [deep]',
    'En.\n',
    'nesting-limit: The article is nested too deeply to be read.',
  ],
  [
    'the HTML is too deep',
    'remarkPlugins: [talk]',
    `${'<div>'.repeat(250)}\n`,
    'nesting-limit: The article is nested too deeply to be read.',
  ],
])('messages are reported once where %s after them', async (_what, config, body, expected) => {
  const code = `
function talk() { return (tree, file) => { file.message('So so'); }; }
function bad() { return () => { throw new Error('No luck'); }; }
function fail() { return (tree, file) => { file.fail('No luck'); }; }
function deep() { return (tree) => { for (let index = 0; index < 250; index += 1) tree.children = [{ type: 'element', tagName: 'div', properties: {}, children: tree.children }]; }; }`;
  const { report } = await read(withPlugins(code, config, body));
  const said = report.split('\n').filter((line) => /tillit\.md.*(plugin-|nesting-)/.test(line));
  expect(said.map((line) => line.replace(/^\S+ \w+ /, '')).toSorted()).toEqual(
    [expected, 'plugin-message: talk: So so'].toSorted(),
  );
});

test('plug-ins of remark and rehype share the file of an article', async () => {
  const code = `
function first() { return (tree, file) => { file.data.seen = file.path + ' ' + String(file).includes('Tillit her'); }; }
function second() { return (tree, file) => { tree.children.push({ type: 'text', value: file.data.seen }); }; }`;
  const { body } = await read(
    withPlugins(code, 'remarkPlugins: [first], rehypePlugins: [second]', 'Tillit her.\n'),
  );
  expect(body).toContain('series/articles/tillit.md true');
});

describe('a check of the publication itself', () => {
  const code = `
const house = {
  code: 'house-style', requirement: 'Titles are short.',
  article(tree, { report }) { report('Too short', { at: tree.children.at(-1), hint: 'Write more.' }); },
  publication({ articles, series, report }) { report(articles.map(({ id }) => id).join() + ' ' + series[0].parts.length, { file: series[0].file }); },
};`;
  const publication = withPlugins(code, 'checks: [house]', 'En.\n\nTo.\n');

  test('reports under its code', async () => {
    const { report } = await read(publication);
    expect(report).toContain('series/articles/tillit.md:12 warning house-style: Too short');
    expect(report).toContain(
      'series/nettverksbygging.yaml:1 warning house-style: nettverk-og-relasjon,tillit 2',
    );
  });

  test('has the level that the publication or an article gives it', async () => {
    const error = await read(
      publication.withConfig({ series: ['nettverksbygging'], checks: { 'house-style': 'error' } }),
    );
    expect(error.report).toContain('error house-style: Too short');
    const off = await read(publication.withArticle('tillit', 'En.\n\n<!-- checks: house-style off -->\n'));
    expect(off.report).not.toContain('tillit.md');
  });

  test('is suggested for one that is mistyped', async () => {
    const { report } = await read(
      publication.withConfig({ series: ['nettverksbygging'], checks: { 'house-stile': 'off' } }),
    );
    expect(report).toContain('key-known');
  });

  test('is explained', async () => {
    await publication.inFolder(async (folder) => {
      const { runHere } = await import('../harness/run-here.ts');
      const { output } = await runHere(['explain', 'house-style', '--root', folder]);
      expect(output).toMatch(/^house-style {2}warning\n\nTitles are short\.\n/);
      expect(output).toContain('kolofon.config.mjs');
      expect((await runHere(['explain', '--root', folder])).output).toMatch(/^house-style +warning /m);
    });
  });
});
