import { expect, test } from 'vitest';
import { ghost } from '../../../src/import/sources/ghost/importer.ts';
import { newImportTarget } from '../../harness/import-target.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>';

function exportOf(posts: readonly Readonly<Record<string, unknown>>[]): string {
  return JSON.stringify({
    db: [
      {
        meta: { exported_on: 1, version: '5.0.0' },
        data: {
          posts,
          posts_meta: [
            { post_id: '1', feature_image_alt: 'En graf', feature_image_caption: 'Fem <b>noder</b>' },
          ],
          tags: [
            { id: 't1', name: 'Nettverk', slug: 'nettverk' },
            { id: 't2', name: '#intern', slug: 'hash-intern' },
          ],
          posts_tags: [
            { post_id: '1', tag_id: 't1', sort_order: 0 },
            { post_id: '1', tag_id: 't2', sort_order: 1 },
            { post_id: '2', tag_id: 't1', sort_order: 0 },
          ],
          users: [{ id: 'u', name: 'Ingrid Solberg' }],
          posts_authors: [{ post_id: '1', author_id: 'u', sort_order: 0 }],
          settings: [
            { key: 'title', value: 'Hagen' },
            { key: 'lang', value: 'nb' },
          ],
        },
      },
    ],
  });
}

test('a site becomes a publication', async () => {
  const target = newImportTarget();
  target.write('content/images/2020/01/graf.svg', svg);
  target.write('content/files/2020/tall.csv', 'a,b\n1,2\n');
  const html = `<p>Se <a href="__GHOST_URL__/risiko/#ord">risiko</a>.</p>
<figure class="kg-card kg-image-card kg-card-hascaption"><img src="__GHOST_URL__/content/images/size/w600/2020/01/graf.svg" class="kg-image" alt="Graf"><figcaption>Vist</figcaption></figure>
<div class="kg-card kg-callout-card"><div class="kg-callout-emoji">💡</div><div class="kg-callout-text">Husk <b>dette</b></div></div>
<div class="kg-card kg-toggle-card"><div class="kg-toggle-heading"><h4 class="kg-toggle-heading-text">Mer</h4><button>x</button></div><div class="kg-toggle-content"><p>Skjult</p></div></div>
<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://example.org/x"><div class="kg-bookmark-content"><div class="kg-bookmark-title">En side</div><div class="kg-bookmark-description">Lang</div></div></a></figure>
<div class="kg-card kg-file-card"><a class="kg-file-card-container" href="__GHOST_URL__/content/files/2020/tall.csv"><div class="kg-file-card-title">Tall</div></a></div>`;
  target.write(
    'hagen.ghost.json',
    exportOf([
      {
        id: '1',
        title: 'Nettverk & tillit',
        slug: 'nettverk',
        html,
        type: 'post',
        status: 'published',
        visibility: 'public',
        published_at: '2020-01-02T10:00:00.000Z',
        updated_at: '2021-01-02T10:00:00.000Z',
        custom_excerpt: 'Kort.',
        feature_image: '__GHOST_URL__/content/images/2020/01/graf.svg',
      },
      {
        id: '2',
        title: 'Risiko',
        slug: 'risiko',
        html: '<h2 id="ord">Ord</h2><p>Hemmelige ord her.</p>',
        status: 'published',
        visibility: 'paid',
        published_at: '2019-01-02T10:00:00.000Z',
      },
    ]),
  );
  await target.import(ghost, 'hagen.ghost.json', { files: 'content' });
  expect(target.read('series/articles/nettverk.md')).toBe(`---
title: Nettverk & tillit
summary: Kort.
authors:
  - Ingrid Solberg
published: 2020-01-02
updated: 2021-01-02
tags:
  - Nettverk
formerly:
  - /nettverk/
---

![En graf](images/2020/01/graf.svg "Fem **noder**")

Se [risiko](risiko.md#ord).

![Graf](images/2020/01/graf.svg "Vist")

:::note
💡 Husk **dette**
:::

<details>
<summary>Mer</summary>

Skjult

</details>

[En side](https://example.org/x)

[Tall](files/2020/tall.csv)
`);
  expect(target.read('series/articles/risiko.md')).toContain('summary: Risiko\n');
  expect(target.read('series/articles/risiko.md')).toContain('access: members\n');
  expect(target.read('series/nettverk.yaml')).toContain('parts:\n  - risiko\n  - nettverk\n');
  expect((await target.problems()).filter((problem) => !problem.startsWith('value-present'))).toEqual([]);
});

test('what is no export is refused', async () => {
  const target = newImportTarget();
  target.write('a.json', '{"db": [{"data": {"posts": 1}}]}');
  await expect(target.import(ghost, 'a.json')).rejects.toThrow(
    'a.json:1:28 is not an export of Ghost: posts',
  );
  target.write('b.json', '{"db": [');
  await expect(target.import(ghost, 'b.json')).rejects.toThrow('b.json:1:9 is not valid JSON');
});

const post = (id: string, more: Readonly<Record<string, unknown>>) => ({
  id,
  title: `Innlegg ${id}`,
  slug: `innlegg-${id}`,
  status: 'published',
  visibility: 'public',
  published_at: '2020-01-02T10:00:00.000Z',
  ...more,
});

async function importPosts(posts: readonly Readonly<Record<string, unknown>>[]) {
  const target = newImportTarget();
  target.write('content/images/graf.svg', svg);
  target.write('hagen.json', exportOf(posts));
  const outcome = await target.import(ghost, 'hagen.json', { files: 'content' });
  const bodyOf = (id: string) =>
    target.read(`series/articles/innlegg-${id}.md`).replace(/^---\n[^]*?\n---\n\n/, '');
  return { ...target, bodyOf, reported: target.report(outcome) };
}

test('what was for members in any way stays so', async () => {
  const site = await importPosts([
    post('1', { html: '<p>Åpent.</p><!--members-only--><p>Hemmelige ord.</p>', visibility: 'paid' }),
    post('2', { html: '<p>Åpent.</p><!--members-only--><p>Hemmelige ord.</p>' }),
    post('3', {
      html: '<p>A</p><!--kg-gated-block:begin nonMember:false memberSegment:"status:free" --><p>Hemmelige ord.</p><!--kg-gated-block:end-->',
    }),
    post('4', { html: '<p>Hemmelige ord.</p>', visibility: 'tiers' }),
    post('5', { html: '<p>Hemmelige ord.</p>', status: 'sent' }),
    post('6', {
      lexical: JSON.stringify({
        root: { children: [{ type: 'paywall' }, { type: 'html', html: 'Hemmelige ord.' }] },
      }),
    }),
    post('7', {
      html: '<!--kg-gated-block:begin nonMember:true memberSegment:"" --><p>Åpne ord.</p><!--kg-gated-block:end-->',
    }),
    post('8', {
      html: '<p>Hemmelige ord.</p>',
      lexical: '{"root": {"children": [{"type": "paywall", "version": 1}]}}',
    }),
    post('9', {
      html: '<p>Hemmelige ord.</p>',
      mobiledoc: '{"version": "0.3.1", "cards": [["paywall", {}]], "sections": [[10, 0]]}',
    }),
    post('10', { html: '<p>Åpent.</p><!-- members-only --><p>Hemmelige ord.</p>' }),
    post('11', {
      html: '<!-- kg-gated-block:begin nonMember: "false" --><p>Hemmelige ord.</p><!--kg-gated-block:end-->',
    }),
    post('12', { html: '<p>Hemmelige ord.</p>', status: 'scheduled', email_only: 1 }),
  ]);
  for (const id of ['1', '2', '3', '4', '5', '6', '8', '9', '10', '11', '12']) {
    const article = site.read(`series/articles/innlegg-${id}.md`);
    expect(article).toContain('access: members\n');
    expect(article).toContain(`summary: Innlegg ${id}\n`);
    expect(article).toContain('Hemmelige ord.');
  }
  expect(site.read('series/articles/innlegg-7.md')).not.toContain('access:');
  expect(site.reported).toContain('posts with a paywall');
  expect(site.reported).toContain('tiers of members');
});

test.each([
  ['a site behind a password', 'is_private', 'true'],
  ['posts without a visibility of their own', 'default_content_visibility', 'paid'],
])('%s: all for members', async (_name, key, value) => {
  const target = newImportTarget();
  const posts = [
    post('1', { html: '<p>Hemmelige ord.</p>', visibility: key === 'is_private' ? 'public' : null }),
  ];
  target.write(
    'hagen.json',
    exportOf(posts).replace('"settings":[', `"settings":[${JSON.stringify({ key, value })},`),
  );
  await target.import(ghost, 'hagen.json');
  expect(target.read('series/articles/innlegg-1.md')).toContain('access: members\n');
});

test('what only mails show is left out and named, with all that a card says', async () => {
  const { bodyOf, reported } = await importPosts([
    post('1', {
      lexical: JSON.stringify({
        root: {
          children: [
            { type: 'email', html: '<p>Hei, abonnent</p>' },
            { type: 'html', html: '<p>Bare på e-post</p>', visibility: { showOnWeb: false } },
            { type: 'signup', header: 'Bli med' },
            {
              type: 'bookmark',
              url: 'https://example.org/',
              metadata: { title: 'Side', description: 'Om siden' },
            },
            {
              type: 'call-to-action',
              textValue: '<p>Kjøp nå</p>',
              buttonText: 'Til butikken',
              buttonUrl: 'https://example.org/b',
            },
            { type: 'markdown', markdown: 'Ord[^1]\n\n[^1]: Se boka.' },
          ],
        },
      }),
    }),
  ]);
  expect(bodyOf('1')).toBe(
    '[Side](https://example.org/)\n\nKjøp nå\n\n[Til butikken](https://example.org/b)\n\nOrd[^1]\n\n[^1]: Se boka.\n',
  );
  for (const lost of ['Hei, abonnent', 'Bare på e-post', 'Bli med', 'Om siden'])
    expect(reported).toContain(lost);
});

test('texts that only the editors have are read: lexical', async () => {
  const text = (value: string, format = 0) => ({ type: 'extended-text', text: value, format });
  const children = [
    { type: 'extended-heading', tag: 'h2', children: [text('Om <ord>')] },
    {
      type: 'paragraph',
      children: [
        text('En '),
        text('fet og skrå', 3),
        { type: 'linebreak' },
        { type: 'link', url: '__GHOST_URL__/innlegg-2/', children: [text('lenke')] },
      ],
    },
    { type: 'list', listType: 'number', start: 3, children: [{ type: 'listitem', children: [text('Tre')] }] },
    { type: 'image', src: '__GHOST_URL__/content/images/graf.svg', alt: 'G', caption: 'Et <b>bilde</b>' },
    {
      type: 'gallery',
      images: [{ src: '__GHOST_URL__/content/images/graf.svg', alt: 'H' }],
      caption: 'Alle',
    },
    { type: 'callout', calloutEmoji: '💡', calloutText: 'Husk' },
    { type: 'toggle', heading: 'Mer', content: '<p>Skjult</p>' },
    { type: 'bookmark', url: 'https://example.org/', metadata: { title: 'En side' } },
    { type: 'codeblock', language: 'js', code: 'a < b' },
    { type: 'markdown', markdown: 'Noe *annet*\n\n- x' },
    { type: 'horizontalrule' },
    { type: 'fantasy', children: [text('Ukjent, men lest')] },
  ];
  const site = await importPosts([
    post('1', { html: null, lexical: JSON.stringify({ root: { children } }) }),
    post('2', { html: '<p>x</p>' }),
  ]);
  expect(site.bodyOf('1')).toBe(`## Om \\<ord>

En ***fet og skrå***\\
[lenke](innlegg-2.md)

3. Tre

![G](images/graf.svg "Et **bilde**")

![H](images/graf.svg)

Alle

:::note
💡 Husk
:::

<details>
<summary>Mer</summary>

Skjult

</details>

[En side](https://example.org/)

\`\`\`js
a < b
\`\`\`

Noe *annet*

- x

---

Ukjent, men lest
`);
  expect(site.reported).toContain('fantasy');
});

test('texts that only the editors have are read: mobiledoc', async () => {
  const mobiledoc = {
    version: '0.3.1',
    atoms: [['soft-return', '', {}]],
    markups: [['strong'], ['a', ['href', 'https://example.org/']]],
    cards: [
      ['image', { src: '__GHOST_URL__/content/images/graf.svg', alt: 'G' }],
      ['card-markdown', { markdown: '## To' }],
    ],
    sections: [
      [
        1,
        'p',
        [
          [0, [0], 1, 'Fet'],
          [1, [], 0, 0],
          [0, [], 0, ' og '],
          [0, [1, 0], 2, 'lenke'],
        ],
      ],
      [3, 'ul', [[[0, [], 0, 'A']], [[0, [], 0, 'B']]]],
      [10, 0],
      [10, 1],
    ],
  };
  const { bodyOf } = await importPosts([post('1', { mobiledoc: JSON.stringify(mobiledoc) })]);
  expect(bodyOf('1')).toBe(
    '**Fet**\\\nog [**lenke**](https://example.org/)\n\n- A\n- B\n\n![G](images/graf.svg)\n\n## To\n',
  );
});
