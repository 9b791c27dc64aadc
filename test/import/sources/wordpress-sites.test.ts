import { expect, test } from 'vitest';
import { wordpress } from '../../../src/import/sources/wordpress/importer.ts';
import { newImportTarget } from '../../harness/import-target.ts';
import { term, wxr, type WxrPost } from '../../harness/wxr.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>';

async function importSite(
  posts: readonly WxrPost[],
  {
    language,
    channel = '',
    change = (text) => text,
  }: { language: string; channel?: string; change?: (text: string) => string },
) {
  const target = newImportTarget();
  for (const name of ['a', 'b', 'c']) target.write(`uploads/2020/01/${name}.svg`, svg);
  target.write('site.xml', change(wxr(posts, channel).replace('nb-NO', language)));
  const outcome = await target.import(wordpress, 'site.xml', { files: 'uploads' });
  return { ...target, reported: target.report(outcome) };
}

const picture = (id: number, parent: number, order: number, name: string, caption = ''): WxrPost => ({
  id,
  type: 'attachment',
  status: 'inherit',
  content: '',
  excerpt: caption,
  more: `<wp:post_parent>${String(parent)}</wp:post_parent><wp:menu_order>${String(order)}</wp:menu_order><wp:attachment_url>https://www.hagen.no/wp-content/uploads/2020/01/${name}.svg</wp:attachment_url>`,
});

test('a German magazine: galleries of the pictures of a post, in their order', async () => {
  const site = await importSite(
    [
      { id: 1, slug: 'watt', content: 'Vorher.\n\n[gallery columns="3" link="file"]\n\nNachher.' },
      { id: 2, slug: 'deich', content: '[gallery id="1" order="DESC" exclude="12"]' },
      { id: 3, slug: 'leer', content: '[gallery]' },
      picture(11, 1, 2, 'a', 'Bei Ebbe'),
      picture(12, 1, 1, 'b'),
      picture(13, 1, 0, 'c'),
      {
        ...picture(14, 1, 0, 'c'),
        more: '<wp:post_parent>1</wp:post_parent><wp:attachment_url>https://www.hagen.no/x.pdf</wp:attachment_url>',
      },
    ],
    { language: 'de-DE' },
  );
  expect(site.read('series/articles/watt.md')).toContain(
    'Vorher.\n\n![](uploads/2020/01/c.svg)\n\n![](uploads/2020/01/b.svg)\n\n![](uploads/2020/01/a.svg "Bei Ebbe")\n\nNachher.\n',
  );
  expect(site.read('series/articles/deich.md')).toMatch(
    /\n\n!\[\]\(\S+a\.svg "Bei Ebbe"\)\n\n!\[\]\(\S+c\.svg\)\n$/,
  );
  expect(site.read('series/articles/leer.md')).toContain('`unconverted: [gallery]`');
});

test('an Arabic site with Polylang: languages, translations and encoded names', async () => {
  const group = ['post_translations', 'pll_1', 'pll_1'] as const;
  const site = await importSite(
    [
      {
        id: 5,
        slug: 'المد-والجزر',
        title: 'المد والجزر',
        content: 'نص <b>عن</b> البحر.',
        terms: [['language', 'ar', 'العربية'], group],
      },
      {
        id: 6,
        slug: 'tides',
        title: 'Tides',
        content:
          'About <a href="https://www.hagen.no/2019/05/%D8%A7%D9%84%D9%85%D8%AF-%D9%88%D8%A7%D9%84%D8%AC%D8%B2%D8%B1/">the sea</a>.',
        terms: [['language', 'en', 'English'], group],
      },
    ],
    { language: 'ar', channel: term(2, 'language', 'en', 'English', 'a:1:{s:6:"locale";s:5:"en_GB";}') },
  );
  const [, id = ''] = /translationOf: (\S+)/.exec(site.read('series/articles/tides.md')) ?? [];
  expect(site.read('series/articles/tides.md')).toContain('language: en-GB\n');
  expect(site.read('series/articles/tides.md')).toContain(`[the sea](${id}.md)`);
  expect(site.read(`series/articles/${id}.md`)).toContain('نص **عن** البحر.');
  expect(site.read(`series/articles/${id}.md`)).toContain('formerly:\n  - /2019/05/المد-والجزر/');
  expect(await site.problems()).toEqual([]);
});

test('a Japanese blog with WPML: the original is the one that was not translated', async () => {
  const wpml = (language: string, source = '') => ({
    _wpml_import_language_code: language,
    _wpml_import_translation_group: 'post_7',
    ...(source === '' ? {} : { _wpml_import_source_language_code: source }),
  });
  const site = await importSite(
    [
      { id: 7, slug: 'ebb', content: 'The sea goes out.', meta: wpml('en', 'ja') },
      { id: 8, slug: '干潮', title: '干潮', content: '海が引く。\n\n波。', meta: wpml('ja') },
      {
        id: 9,
        slug: 'copy',
        content: 'Le même.',
        link: 'https://www.hagen.no/fr/copy/',
        meta: { _icl_lang_duplicate_of: '7' },
      },
    ],
    { language: 'ja' },
  );
  const original = /translationOf: (\S+)/.exec(site.read('series/articles/ebb.md'))?.[1] ?? '';
  expect(site.read(`series/articles/${original}.md`)).toMatch(
    /title: 干潮\n[^]*language: ja\n[^]*海が引く。/,
  );
  expect(site.read(`series/articles/${original}.md`)).not.toContain('translationOf');
  expect(site.read('series/articles/ebb.md')).toContain('language: en\n');
  // What WPML keeps with a post is no sign of WishList Member.
  expect(site.read('series/articles/ebb.md')).not.toContain('access:');
  expect(site.read('series/articles/copy.md')).toMatch(
    new RegExp(`language: fr\ntranslationOf: ${original}\n`),
  );
});

test('the posts of one author: series keep their order without a list of terms', async () => {
  const inTides = ['series', 'tides', 'Tides'] as const;
  const inShips = ['series', 'ships', 'Ships'] as const;
  const site = await importSite(
    [
      { id: 1, slug: 'one', terms: [inTides, inShips], meta: { _series_part_41: '3', _series_part_42: '1' } },
      { id: 2, slug: 'two', terms: [inTides], meta: { _series_part_41: '1' } },
      {
        id: 3,
        slug: 'three',
        terms: [inTides, inShips],
        meta: { _series_part_41: '2', _series_part_42: '2' },
        content:
          '<a href="/2019/05/by-another/">gone</a> and <img src="/wp-content/uploads/2020/01/none.jpg" alt="x">',
      },
    ],
    { language: 'en-GB' },
  );
  expect(site.read('series/tides.yaml')).toContain('parts:\n  - two\n  - three\n  - one\n');
  expect(site.read('series/ships.yaml')).toContain('parts:\n  - one\n  - three\n');
  expect(site.read('series/articles/three.md')).toContain('[gone](https://www.hagen.no/2019/05/by-another/)');
  expect(site.reported).toContain('links to pages of the site that are not imported');
});

test('what was not for everyone stays so, whatever its status', async () => {
  const site = await importSite(
    [
      { id: 1, slug: 'open', title: 'Open', more: '<wp:is_sticky>1</wp:is_sticky>' },
      { id: 2, slug: 'locked', password: 'x', excerpt: 'Secret excerpt' },
      { id: 3, slug: 'hidden', status: 'private', excerpt: 'Secret excerpt' },
      { id: 4, slug: 'later', status: 'future', password: 'x', date: '2027-01-01 00:00:00' },
      { id: 5, slug: 'unfinished', status: 'draft' },
      { id: 6, slug: 'waiting', status: 'pending' },
      { id: 7, slug: 'binned', status: 'trash', content: 'Secret words' },
      { id: 8, slug: 'started', status: 'auto-draft', content: 'Secret words' },
      { id: 9, slug: 'other', status: 'archived', content: 'Secret words' },
    ],
    { language: 'en' },
  );
  const factsOf = (id: string) =>
    [...site.read(`series/articles/${id}.md`).matchAll(/^(?:status|access): \w+/gm)].map(([line]) => line);
  expect(factsOf('open')).toEqual([]);
  expect(factsOf('locked')).toEqual(['access: members']);
  expect(factsOf('hidden')).toEqual(['status: draft', 'access: members']);
  expect(factsOf('later')).toEqual(['status: scheduled', 'access: members']);
  expect(factsOf('unfinished')).toEqual(['status: draft']);
  expect(factsOf('waiting')).toEqual(['status: draft']);
  for (const id of ['binned', 'started', 'other']) expect(site.has(`series/articles/${id}.md`)).toBe(false);
  for (const id of ['locked', 'hidden'])
    expect(site.read(`series/articles/${id}.md`)).not.toContain('Secret excerpt');
  expect(site.reported).not.toContain('Secret');
  expect(site.reported).toContain('posts that were kept above all others');
});

test('page builders and plug-ins for authors: nothing that was in attributes or terms is lost', async () => {
  const raw = Buffer.from(encodeURIComponent('<p>Raw words</p>')).toString('base64');
  const site = await importSite(
    [
      {
        id: 1,
        slug: 'divi',
        content:
          '[et_pb_section][et_pb_text]Words[/et_pb_text][et_pb_blurb title="Blurb"]Of it[/et_pb_blurb][et_pb_toggle title="Question"]Answer[/et_pb_toggle][et_pb_image src="https://www.hagen.no/wp-content/uploads/2020/01/a.svg" alt="Moon" /][et_pb_testimonial author="Witness"]Said[/et_pb_testimonial][et_pb_cta title="Call" button_text="Press" button_url="https://example.org/x"]Now[/et_pb_cta][/et_pb_section]',
      },
      {
        id: 2,
        slug: 'bakery',
        content: `[vc_row][vc_custom_heading text="Heading"][vc_single_image image="14"][vc_toggle title="Open"]Shut[/vc_toggle][vc_raw_html]${raw}[/vc_raw_html][vc_empty_space][/vc_row]`,
        terms: [
          ['author', 'cap-kari', 'kari'],
          ['author', 'ingrid', 'ingrid'],
        ],
        date: '2020-02-31 00:00:00',
      },
      picture(14, 2, 1, 'b'),
    ],
    { language: 'en' },
  );
  expect(site.read('series/articles/divi.md')).toMatch(
    /Words\n\n## Blurb\n\nOf it\n\n<details>\n<summary>Question<\/summary>\n\nAnswer\n\n<\/details>\n\n!\[Moon\]\(\S+a\.svg\)\n\nSaid\n\n<cite>Witness<\/cite>\n\n## Call\n\nNow\n\n\[Press\]\(https:\/\/example\.org\/x\)\n$/,
  );
  expect(site.read('series/articles/bakery.md')).toMatch(
    /authors:\n {2}- kari\n {2}- Ingrid Solberg\n[^]*## Heading\n\n!\[\]\(\S+b\.svg\)\n\n<details>\n<summary>Open<\/summary>\n\nShut\n\n<\/details>\n\nRaw words\n$/,
  );
  expect(site.read('series/articles/bakery.md')).not.toContain('02-31');
  expect(site.reported).toContain('[vc_empty_space]');
});

test('titles, links and marks of a Korean blog are as its readers saw them', async () => {
  const site = await importSite(
    [
      {
        id: 1,
        slug: 'a',
        title: '노래_못_부르는_축제 _처음_ *별*',
        content:
          '<a href="http:// http://example.org/축제">축제</a>, <a href="http://exa mple.org/">길</a>. <img src="/none.jpg"><a href="https://example.org/">사람</a>',
      },
    ],
    { language: 'ko' },
  );
  const article = site.read('series/articles/a.md');
  expect(article).toContain(String.raw`title: 노래_못_부르는_축제 \_처음_ \*별\*`);
  expect(article).toContain(
    '[축제](http://example.org/축제), 길. `unconverted: picture /none.jpg` [사람](https://example.org/)',
  );
  expect(site.reported).toContain('no browser can open');
});

test('a list with the texts of several notes is one note, and no text becomes a note of it', async () => {
  const reference = (id: number) =>
    `<a href="#_ftn${String(id)}" name="_ftnref${String(id)}">[${String(id)}]</a>`;
  const back = (id: number) => `<a href="#_ftnref${String(id)}" name="_ftn${String(id)}">[${String(id)}]</a>`;
  const site = await importSite(
    [
      {
        id: 1,
        slug: 'a',
        content: `<ul><li>Hilo ${reference(1)} y lana.</li><li>Telar ${reference(2)}<a href="#_ftn2" name="_ftnref2"></a> y peine.</li><li>${back(1)} Uno. ${back(2)} Dos.</li></ul>`,
      },
    ],
    { language: 'es' },
  );
  const article = site.read('series/articles/a.md');
  expect(article).toMatch(/Hilo \[\^1\] y lana[^]*Telar \[\^1\].* y peine[^]*\n\[\^1\]: Uno\.[^]*Dos\./);
  expect(article).not.toMatch(/\[\^2\]|^-$/m);
});

test('a slug that several posts have had leads on to one of them, first to the one that has it now', async () => {
  const post = (id: number, slug: string, oldSlug: string, more: Partial<WxrPost> = {}): WxrPost => ({
    id,
    slug,
    link: `https://www.hagen.no/teppe/${slug}/`,
    meta: { _wp_old_slug: oldSlug },
    ...more,
  });
  const site = await importSite(
    [
      post(1, 'kelim', 'rye'),
      post(2, 'rye', 'flos'),
      post(3, 'billedvev', 'flos'),
      post(4, 'kelim-2', 'x', { link: 'https://www.hagen.no/teppe/Kelim' }),
    ],
    { language: 'nb' },
  );
  const formerly = (id: string) =>
    /formerly:\n((?: {2}- .*\n)*)/.exec(site.read(`series/articles/${id}.md`))?.[1]?.match(/\/\S+/g) ?? [];
  expect(formerly('rye')).toEqual(['/teppe/rye/', '/teppe/flos/']);
  expect(formerly('billedvev')).toEqual(['/teppe/billedvev/']);
  expect([...formerly('kelim'), ...formerly('kelim-2')].toSorted()).toEqual(['/teppe/Kelim/', '/teppe/x/']);
  expect(await site.problems()).toEqual([]);
});

test('a Turkish blog: sounds and films that are not among the uploads stay visible', async () => {
  const site = await importSite(
    [
      {
        id: 1,
        slug: 'ses',
        content:
          '[audio src="https://www.hagen.no/wp-content/uploads/2010/07/ezgi.mp3"]\n\n<video src="/wp-content/uploads/2010/07/film.mov"></video>\n\n<audio src="https://baska.example/ses.ogg" title="Ses"></audio>',
      },
    ],
    { language: 'tr-TR' },
  );
  const text = site.read('series/articles/ses.md');
  expect(text).toContain('`unconverted: audio https://www.hagen.no/wp-content/uploads/2010/07/ezgi.mp3`');
  expect(text).toContain('`unconverted: video /wp-content/uploads/2010/07/film.mov`');
  expect(text).toContain('[Ses](https://baska.example/ses.ogg)');
});
