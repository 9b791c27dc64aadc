import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
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
