import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TemplateError } from '../../src/load/template-error.ts';
import { readTemplates, type Templates } from '../../src/load/templates.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kolofon-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function read(files: Readonly<Record<string, string>>): Templates {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return readTemplates([folder]).value;
}

test('a part sees its own view, and nothing of that of the page', () => {
  const templates = read({
    'page.eta': `<%~ insertPart('@part', { name: '<Krapp>' }) %>, <%~ include('@part', { name: 'Vaid' }) %>`,
    'part.eta': '<%= it.name %> <%= it.title %>',
  });
  expect(templates.render('page', { title: 'Farger' })).toBe('&lt;Krapp&gt; undefined, Vaid Farger');
});

test('a shared view is asked once for each part that shows it, any other each time', () => {
  const templates = read({
    'page.eta': `<%~ insertPart('@long', it.view) %><%~ insertPart('@short', it.view) %>`,
    'long.eta': '<%= it.name %>!',
    'short.eta': '<%= it.name[0] %>',
  });
  let asked = 0;
  const makeView = () => ({
    get name() {
      asked += 1;
      return 'Krapp';
    },
  });
  const shared = templates.share(makeView());
  const once = makeView();
  expect([1, 2, 3].map(() => templates.render('page', { view: shared }))).toEqual(
    Array.from({ length: 3 }, () => 'Krapp!K'),
  );
  expect(asked).toBe(2);
  templates.render('page', { view: once });
  templates.render('page', { view: once });
  expect(asked).toBe(6);
});

function failureOf(files: Readonly<Record<string, string>>, view: object): unknown {
  const templates = read(files);
  try {
    return templates.render('page', view);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return [error.place.file, error.place.start.line, error.place.start.column, error.message];
  }
}

test.each([
  ['a value', { 'page.eta': '<p>\n  <%= it.name.first %>\n</p>' }, ['page', 2, 3, 'first']],
  [
    'a loop',
    { 'page.eta': '<p>\r\n<% for (const one of it.list) { %>\r\n<% } %>' },
    ['page', 2, 1, 'iterable'],
  ],
  [
    'a part',
    { 'page.eta': `\n\n<%~ insertPart('@part', it) %>`, 'part.eta': '\n<%= it.a.b %>' },
    ['part', 2, 1, "'b'"],
  ],
  [
    'a layout',
    { 'page.eta': `<% layout('@part') %>`, 'part.eta': '«"\\»\n<%= it.a.b %>' },
    ['part', 2, 1, "'b'"],
  ],
  ['a part that is missing', { 'page.eta': `<i>\n<%~ insertPart('@nope', it) %>` }, ['page', 2, 1, '@nope']],
])(
  'a failure of %s names the template, the line and the reason',
  (_, files, [name, line, column, reason]) => {
    expect(failureOf(files, {})).toEqual([
      `templates/${String(name)}.eta`,
      line,
      column,
      expect.stringContaining(String(reason)),
    ]);
  },
);

test.each([
  ['<p>\n<% if (it.x { %>\n<% } %>', 2, "Unexpected token '{'"],
  ['<p>\n<% if (it.x) { %>\n<b>\n<% if (it.y) { %>\n<% } %>', 2, 'nothing closes this "{"'],
  ['<p>\r\n\r\n<% } %>\r\n<% 1 %>', 3, '"}" closes nothing'],
  ['<p>\n  <%= it.a\n    .b\n    .(c) %>', 4, "Unexpected token '('"],
  ['<p>\n<%= it.x\n<p>\n<%= 1 %>', 4, "Unexpected token '<'"],
  ['<p>\n<% const class = 1 %>', 2, "Unexpected token 'class'"],
  ['<p>\n<% await it.x %>', 2, 'await is only valid'],
  ["<p>\n\n<%= 'x %>", 3, 'unclosed string'],
  ['<p>\n<%= it.x.map(( %>\n<i>', 2, "Unexpected token ')'"],
])('a template that is no JavaScript names the line and the reason: %j', (text, line, reason) => {
  writeFileSync(join(folder, 'page.eta'), text);
  const { diagnostics } = readTemplates([folder]);
  expect(diagnostics.map(({ place, message }) => [place.start.line, message])).toEqual([
    [line, expect.stringContaining(`cannot be read: ${reason}`)],
  ]);
  expect(diagnostics[0]?.message).not.toContain('__eta');
});

test.each([
  ['backticks', `<% ${'`${'.repeat(300_000)} %>`],
  ['backticks in a template of its full length', `<% ${'`${'.repeat(33_000)} %>`],
  ['marks that escape', `<% '${"\\'".repeat(45_000)}\\- %>`],
  ['spaces', `<% a${' '.repeat(90_000)}b %>`],
  ['line ends', `<% a${'\n '.repeat(45_000)}b %>`],
  ['tags', '<% 1 %>'.repeat(150_000)],
  ['tags in a template of its full length', '<% 1 %>\n'.repeat(12_000)],
])('a template of %s without end is refused, and not read', { timeout: 10_000 }, (_name, text) => {
  writeFileSync(join(folder, 'page.eta'), text);
  const { value, diagnostics } = readTemplates([folder]);
  expect(diagnostics.map(({ code }) => code)).toEqual(['size-limit']);
  expect(value.text('page.eta')).toBe(text);
});

test('a template with many long lines and strings is no excess', () => {
  const line = `<%= it.names.map((name) => \`\${name}, \`).join('') %>${' '.repeat(300)}\n`;
  writeFileSync(join(folder, 'page.eta'), line.repeat(250));
  expect(readTemplates([folder]).diagnostics).toEqual([]);
});

test.each([
  ['while', '<p>\n<% while (true) {} %>', 2],
  ['for', '<p>\n\n<% for (let a = 0; ; a++) { try { a = 1 } catch {} } %>', 3],
])('an endless loop of the publication, %s, is ended and named', (_name, text, line) => {
  const builtIn = mkdtempSync(join(tmpdir(), 'kolofon-'));
  writeFileSync(join(builtIn, 'page.eta'), `<%~ insertPart('@part', it) %>`);
  writeFileSync(join(folder, 'part.eta'), text);
  const { value } = readTemplates([builtIn, folder], folder, 200);
  rmSync(builtIn, { recursive: true });
  let failure: unknown;
  try {
    value.render('page', {});
  } catch (error) {
    failure = error;
  }
  expect(failure).toBeInstanceOf(TemplateError);
  expect(failure).toMatchObject({
    message: expect.stringContaining('did not end within 0.2 seconds') as string,
    place: { file: 'part.eta', start: { line } },
  });
});
