import { describe, expect, test } from 'vitest';
import { wordpress } from '../../../src/import/sources/wordpress/importer.ts';
import { newImportTarget } from '../../harness/import-target.ts';
import { wxr, type WxrPost } from '../../harness/wxr.ts';

/** The export of another site than the harness writes. */
function exportOf(address: string, title: string, posts: readonly WxrPost[], channel = ''): string {
  return wxr(posts, channel)
    .replaceAll('https://www.hagen.no', `https://${address}`)
    .replace('Nettverkshagen', title);
}

const closed = { _members_access_role: 'subscriber' };

test('two sites in one folder, whose posts have the same ids: no post is lost or takes the words of another', async () => {
  const target = newImportTarget();
  target.write(
    'both/baker.xml',
    exportOf('baker.example', 'Bakeriet', [
      {
        id: 1,
        slug: 'surdeig',
        title: 'Surdeig',
        content: 'Mel og vann.',
        terms: [['series', 'brod', 'Brød']],
      },
      {
        id: 12,
        slug: 'rugbrod',
        title: 'Rugbrød',
        content: 'Se <a href="https://fjell.example/2019/05/topptur/">turen</a>.',
        terms: [['series', 'brod', 'Brød']],
      },
    ]),
  );
  target.write(
    'both/fjell.xml',
    exportOf('fjell.example', 'Fjellaget', [
      { id: 11, slug: 'topptur', title: 'Topptur', content: 'Ski og skred.', meta: closed },
      { id: 12, slug: 'surdeig', title: 'Surdeig på tur', content: 'Se <a href="/?p=11">turen</a>.' },
    ]),
  );
  target.report(await target.import(wordpress, 'both'));
  const read = (id: string) => target.read(`series/articles/${id}.md`);
  expect(read('surdeig')).toContain('Mel og vann.');
  expect(read('topptur')).toContain('Ski og skred.');
  expect(read('topptur')).toContain('access: members');
  expect(read('surdeig')).not.toContain('access:');
  expect(read('surdeig-2')).toContain('title: Surdeig på tur');
  expect(read('surdeig-2')).toContain('[turen](topptur.md)');
  expect(read('rugbrod')).toContain('[turen](topptur.md)');
  // One path can lead on to one article only.
  expect(read('surdeig')).toContain('/2019/05/surdeig/');
  expect(read('surdeig-2')).not.toContain('/2019/05/surdeig/');
  expect(target.read('series/publication.yaml')).toContain('title: Bakeriet');
});

test('a site that is added later, before the first in the alphabet, changes nothing of what is there', async () => {
  const target = newImportTarget();
  const one: WxrPost = { id: 7, slug: 'ebbe', content: 'Ebbe og flod.' };
  target.write('sites/m.xml', exportOf('m.example', 'Midt', [one]));
  await target.import(wordpress, 'sites');
  target.write('sites/a.xml', exportOf('a.example', 'Alfa', [{ ...one, slug: 'alfa', content: 'Alfa.' }]));
  await target.import(wordpress, 'sites');
  expect(target.read('series/articles/ebbe.md')).toContain('Ebbe og flod.');
  expect(target.read('series/articles/alfa.md')).toContain('Alfa.');
});

test('the languages of one site, each with an address of its own, stay one site', async () => {
  const target = newImportTarget();
  const group = { _wpml_import_translation_group: '4' };
  target.write(
    'wpml/no.xml',
    exportOf('tide.example/no', 'Tidevann', [
      { id: 1, slug: 'flo', content: 'Flo.', meta: { ...group, _wpml_import_language_code: 'nb' } },
    ]),
  );
  target.write(
    'wpml/fr.xml',
    exportOf('tide.example/fr', 'Marée', [
      {
        id: 2,
        slug: 'maree',
        content: 'La marée.',
        meta: {
          ...group,
          _wpml_import_language_code: 'fr',
          _wpml_import_source_language_code: 'nb',
        },
      },
    ]),
  );
  await target.import(wordpress, 'wpml');
  expect(target.read('series/articles/maree.md')).toContain('translationOf: flo');
});

describe('exports of the same site at two times', () => {
  const then: WxrPost = {
    id: 3,
    slug: 'vev',
    title: 'Vev',
    content: 'Renning.',
    modified: '2020-01-01 00:00:00',
  };
  const now: WxrPost = { ...then, title: 'Veving', content: 'Innslag.', modified: '2024-01-01 00:00:00' };
  const importBoth = async (first: WxrPost, second: WxrPost) => {
    const target = newImportTarget();
    target.write('loom/a.xml', exportOf('loom.example', 'Loom', [first]));
    target.write('loom/b.xml', exportOf('loom.example', 'Loom', [second]));
    target.report(await target.import(wordpress, 'loom'));
    return target.read('series/articles/vev.md');
  };

  test('a site that has moved between them is one site: what it has closed since is closed', async () => {
    const target = newImportTarget();
    const old: WxrPost = { ...then, id: 21 };
    target.write('moved/a.xml', exportOf('old.example', 'Old', [old, { id: 22, slug: 'garn' }]));
    target.write(
      'moved/b.xml',
      exportOf('new.example', 'New', [
        { ...now, id: 21, meta: closed },
        { id: 22, slug: 'garn' },
      ]),
    );
    const { summary } = await target.import(wordpress, 'moved');
    expect(summary.articles).toBe(2);
    expect(target.read('series/articles/vev.md')).toContain('access: members');
  });

  test.each([
    ['first', then, now],
    ['last', now, then],
  ])('the text is the newest, the older %s', async (_where, first, second) => {
    const article = await importBoth(first, second);
    expect(article).toContain('title: Veving');
    expect(article).toContain('Innslag.');
    expect(article).not.toContain('Renning.');
  });

  test.each([
    ['a setting', { meta: closed }],
    ['a password', { password: 'x' }],
  ])('a post that %s closes in the newest is closed', async (_by, more) => {
    expect(await importBoth(then, { ...now, ...more })).toContain('access: members');
    expect(await importBoth({ ...now, ...more }, then)).toContain('access: members');
  });

  test('an export without a date does not take the date of the one before it', async () => {
    const target = newImportTarget();
    const dated = (date: string) => `<pubDate>${date}</pubDate>`;
    const shut: WxrPost = { ...now, meta: closed };
    const write = (name: string, post: WxrPost, channel = '') => {
      target.write(`loom/${name}.xml`, exportOf('loom.example', 'Loom', [post], channel));
    };
    write('a', shut, dated('Tue, 02 Jan 2024 10:00:00 +0000'));
    write('b', { id: 40, slug: 'garn' }, dated('Thu, 02 Jan 2025 10:00:00 +0000'));
    write('c', then);
    await target.import(wordpress, 'loom');
    expect(target.read('series/articles/vev.md')).toContain('access: members');
    expect(target.read('series/articles/vev.md')).toContain('Innslag.');
  });

  test('of copies that are equally old, one that is closed closes the post', async () => {
    expect(await importBoth(then, { ...then, meta: closed })).toContain('access: members');
    expect(await importBoth({ ...then, meta: closed }, then)).toContain('access: members');
  });
});
