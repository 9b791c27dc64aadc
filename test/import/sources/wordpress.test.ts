import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { wordpress } from '../../../src/import/sources/wordpress/importer.ts';
import { newImportTarget, type ImportTarget } from '../../harness/import-target.ts';
import { term, wxr, type WxrPost } from '../../harness/wxr.ts';

const jpeg = await sharp({ create: { width: 3, height: 2, channels: 3, background: '#0a0' } })
  .jpeg()
  .toBuffer();

async function importPosts(
  posts: readonly WxrPost[],
  channel = '',
): Promise<{ target: ImportTarget; report: string }> {
  const target = newImportTarget();
  target.write('uploads/2019/05/graf.jpg', jpeg);
  target.write('uploads/2019/05/kart-scaled.jpg', jpeg);
  target.write('hagen.WordPress.2026-11-30.xml', wxr(posts, channel));
  const outcome = await target.import(wordpress, 'hagen.WordPress.2026-11-30.xml', { files: 'uploads' });
  return { target, report: target.report(outcome) };
}

/** The body of the article of a post with this content. */
async function bodyOf(content: string, more: Partial<WxrPost> = {}): Promise<string> {
  const { target } = await importPosts([
    { id: 1, slug: 'a', content, ...more },
    { id: 2, slug: 'blåbær', title: 'Blåbær' },
  ]);
  return target.read('series/articles/a.md').replace(/^---\n[^]*?\n---\n\n/, '');
}

describe('a site', () => {
  test('becomes a publication that has nothing to decide', async () => {
    const { target, report } = await importPosts(
      [
        {
          id: 11,
          title: 'Nettverk &amp; <em>relasjon</em>',
          slug: 'nettverk',
          excerpt: 'Hva noder er.',
          modified: '2020-01-02 10:00:00',
          terms: [
            ['series', 'nettverk', 'Nettverk'],
            ['series', 'kunder', 'Kunder'],
            ['category', 'ledelse', 'Ledelse'],
            ['post_tag', 'noder', 'noder'],
          ],
          meta: { _series_part_7: '2', _series_part_8: '1', _wp_old_slug: 'nettverkk' },
          content:
            '<!-- wp:paragraph -->\n<p>Se <a href="http://hagen.no/2019/05/bl%C3%A5b%C3%A6r/#kart">her</a> og <a href="/?p=12">der</a>.</p>\n<!-- /wp:paragraph -->\n\n' +
            '<!-- wp:image {"id":20} --><figure class="wp-block-image"><a href="https://www.hagen.no/wp-content/uploads/2019/05/graf.jpg"><img src="https://www.hagen.no/wp-content/uploads/2019/05/graf-300x200.jpg" alt="" class="wp-image-20"/></a><figcaption>Fem <em>noder</em></figcaption></figure><!-- /wp:image -->',
        },
        {
          id: 12,
          slug: 'blåbær',
          title: 'Blåbær',
          content: '<h2 id="kart">Om skog</h2>\n\nEn tekst.\nTo linjer.',
          terms: [['series', 'nettverk', 'Nettverk']],
          meta: { _series_part_7: '1' },
        },
        {
          id: 20,
          type: 'attachment',
          status: 'inherit',
          more: '<wp:attachment_url>https://www.hagen.no/wp-content/uploads/2019/05/graf.jpg</wp:attachment_url>',
          meta: { _wp_attached_file: '2019/05/graf.jpg', _wp_attachment_image_alt: 'En graf' },
        },
      ],
      term(7, 'series', 'nettverk', 'Nettverk', 'Om nettverk.') + term(8, 'series', 'kunder', 'Kunder'),
    );
    expect(target.read('series/articles/nettverk.md')).toBe(`---
title: Nettverk & relasjon
summary: Hva noder er.
authors:
  - Ingrid Solberg
published: 2019-05-01
updated: 2020-01-02
tags:
  - Ledelse
  - noder
formerly:
  - /2019/05/nettverk/
  - /2019/05/nettverkk/
---

Se [her](blabaer.md#kart) og [der](blabaer.md).

![En graf](uploads/2019/05/graf.jpg "Fem *noder*")
`);
    expect(target.read('series/articles/blabaer.md')).toContain('formerly:\n  - /2019/05/blåbær/\n');
    expect(target.read('series/articles/blabaer.md')).toContain(
      '## <a id="kart"></a>Om skog\n\nEn tekst.\\\nTo linjer.\n',
    );
    expect(target.read('series/nettverk.yaml')).toContain('summary: Om nettverk.');
    expect(target.read('series/nettverk.yaml')).toContain('parts:\n  - blabaer\n  - nettverk\n');
    expect(target.read('series/kunder.yaml')).toContain('parts:\n  - nettverk\n');
    expect(target.read('series/publication.yaml')).toContain('baseUrl: https://www.hagen.no/');
    expect(report).toContain('summaries from the first sentences');
    expect(await target.problems()).toEqual([]);
  });

  test('has its categories for series where it has no others', async () => {
    const { target } = await importPosts([
      { id: 1, date: '2020-01-01 00:00:00', terms: [['category', 'skog', 'Skog']] },
      {
        id: 2,
        date: '2018-01-01 00:00:00',
        terms: [
          ['category', 'skog', 'Skog'],
          ['category', 'uncategorized', 'Uncategorized'],
        ],
      },
    ]);
    expect(target.read('series/skog.yaml')).toContain('parts:\n  - innlegg-2\n  - innlegg-1\n');
    expect(target.has('series/uncategorized.yaml')).toBe(false);
  });

  test('is merged with what editors changed when it is imported again', async () => {
    const target = newImportTarget();
    const file = (content: string) => wxr([{ id: 1, slug: 'a', content }]);
    target.write('a.xml', file('En.\n\nTo.\n\nTre.'));
    await target.import(wordpress, 'a.xml');
    target.edit('series/articles/a.md', (text) => text.replace('En.\n\nTo', 'Vår.\n\nTo'));
    target.write('a.xml', file('En.\n\nTo.\n\nTre, ny.'));
    const { summary } = await target.import(wordpress, 'a.xml');
    expect(summary.changes.conflicts).toEqual([]);
    expect(target.read('series/articles/a.md')).toContain('Vår.\n\nTo.\n\nTre, ny.\n');
  });

  test('can be read from the oldest exports, and from one in several parts', async () => {
    for (const version of ['1.0', '1.1', '1.2']) {
      const target = newImportTarget();
      target.write(
        'parts/1.xml',
        wxr([{ id: 1, slug: 'a', content: '<a href="/2019/05/b/">b</a>' }], '', version),
      );
      target.write(
        'parts/2.xml',
        wxr(
          [
            { id: 2, slug: 'b' },
            { id: 1, slug: 'a' },
          ],
          '',
          version,
        ),
      );
      await target.import(wordpress, 'parts');
      expect(target.read('series/articles/a.md')).toContain('[b](b.md)');
    }
  });
});

describe('blocks and shortcodes', () => {
  const cases: readonly (readonly [name: string, content: string, markdown: string])[] = [
    [
      'the classic editor',
      'En <b>tekst</b>\nto\n\n<ul>\n<li>x</li>\n</ul>\nTre',
      'En **tekst**\\\nto\n\n- x\n\nTre\n',
    ],
    [
      'captions',
      '[caption id="attachment_20" width="300"]<a href="/x"><img src="/wp-content/uploads/2019/05/kart.jpg" alt="Kart" /></a> Et <i>kart</i>[/caption]\nEtter',
      '[![Kart](uploads/2019/05/kart-scaled.jpg "Et *kart*")](https://www.hagen.no/x)\n\nEtter\n',
    ],
    [
      'pictures that float',
      '<img class="alignleft size-medium" src="/wp-content/uploads/2019/05/graf.jpg" alt="G" />Tekst.',
      '![G](uploads/2019/05/graf.jpg)\n\nTekst.\n',
    ],
    [
      'code',
      '[code lang="php"]\n$a = "[x]" &lt; 2;\n\n$b;\n[/code]',
      '```php\n$a = "[x]" < 2;\n\n$b;\n```\n',
    ],
    ['formulas', 'Når $latex E=mc^2$ og \\(a_1\\) er.', 'Når $E=mc^2$ og $a_1$ er.\n'],
    [
      'notes of plug-ins',
      'Ord[footnote]En <b>note</b>.[/footnote] og [efn_note]to[/efn_note].',
      'Ord[^1] og [^2].\n\n[^1]: En **note**.\n\n[^2]: to\n',
    ],
    [
      'notes between double brackets',
      'Et ord ((Se side 12 i boka.)) til.',
      'Et ord[^1] til.\n\n[^1]: Se side 12 i boka.\n',
    ],
    [
      'notes of links',
      'Ord<a href="#_ftn1" name="_ftnref1">[1]</a> til.\n\n<a href="#_ftnref1" name="_ftn1">[1]</a> Se boka.',
      'Ord[^1] til.\n\n[^1]: Se boka.\n',
    ],
    [
      'spoilers',
      '[su_spoiler title="Mer"]Skjult <b>x</b>[/su_spoiler]',
      '<details>\n<summary>Mer</summary>\n\nSkjult **x**\n\n</details>\n',
    ],
    ['notes in boxes', '[su_note]Husk.[/su_note]', ':::note\nHusk.\n:::\n'],
    ['shortcodes in brackets', 'Skriv [[gallery]] og [sic].', 'Skriv \\[gallery] og \\[sic].\n'],
    [
      'unknown shortcodes',
      '[contact-form-7 id="12" title="x"]',
      '`unconverted: [contact-form-7 id="12" title="x"]`\n',
    ],
    [
      'columns',
      '<!-- wp:columns --><div class="wp-block-columns"><!-- wp:column --><div class="wp-block-column"><!-- wp:paragraph --><p>A</p><!-- /wp:paragraph --></div><!-- /wp:column --><!-- wp:column --><div class="wp-block-column"><!-- wp:list --><ul><li>B</li></ul><!-- /wp:list --></div><!-- /wp:column --></div><!-- /wp:columns -->',
      'A\n\n- B\n',
    ],
    [
      'embeds',
      '<!-- wp:embed {"url":"https://youtu.be/x"} --><figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\nhttps://youtu.be/x\n</div><figcaption>En film</figcaption></figure><!-- /wp:embed -->',
      '<https://youtu.be/x>\n\nEn film\n',
    ],
    [
      'galleries',
      '<!-- wp:gallery --><figure class="wp-block-gallery"><!-- wp:image {"id":1} --><figure class="wp-block-image"><img src="/wp-content/uploads/2019/05/graf.jpg" alt="A"/><figcaption>Én</figcaption></figure><!-- /wp:image --><!-- wp:image --><figure class="wp-block-image"><img src="/wp-content/uploads/2019/05/kart.jpg" alt="B"/></figure><!-- /wp:image --><figcaption class="blocks-gallery-caption">Alle</figcaption></figure><!-- /wp:gallery -->',
      '![A](uploads/2019/05/graf.jpg "Én")\n\n![B](uploads/2019/05/kart-scaled.jpg)\n\nAlle\n',
    ],
    [
      'quotes',
      '<!-- wp:quote --><blockquote class="wp-block-quote"><p>Sitat</p><cite>Kari</cite></blockquote><!-- /wp:quote -->',
      '> Sitat\n>\n> <cite>Kari</cite>\n',
    ],
    [
      'verses',
      '<!-- wp:verse --><pre class="wp-block-verse">En linje\nto <em>linjer</em></pre><!-- /wp:verse -->',
      'En linje\\\nto *linjer*\n',
    ],
    [
      'unknown blocks',
      '<!-- wp:acme/rating {"stars":5} /-->\n<!-- wp:acme/box --><div>Inni</div><!-- /wp:acme/box -->',
      '`unconverted: wp:acme/rating {"stars":5}`\n\nInni\n',
    ],
    [
      'missing pictures',
      '<img src="/wp-content/uploads/2019/05/borte.jpg" alt="Bort" />',
      '`unconverted: picture /wp-content/uploads/2019/05/borte.jpg (Bort)`\n',
    ],
    ['emoji', 'Hei <img class="emoji" alt="😀" src="https://s.w.org/images/core/emoji/1.svg">', 'Hei 😀\n'],
    ['characters that XML forbids', 'Et\u000B ord', 'Et ord\n'],
    ['the end of CDATA', 'a ]]&gt; b <code>x]]></code>', 'a ]]> b `x]]>`\n'],
  ];
  test.each(cases)('%s', async (_name, content, markdown) => {
    expect(await bodyOf(content)).toBe(markdown);
  });

  test('notes of the block editor are kept beside the post', async () => {
    const content =
      '<!-- wp:paragraph --><p>Ord<sup data-fn="u-1" class="fn"><a href="#u-1" id="u-1-link">1</a></sup>.</p><!-- /wp:paragraph --><!-- wp:footnotes /-->';
    const meta = { footnotes: JSON.stringify([{ content: 'Se <em>boka</em>.', id: 'u-1' }]) };
    expect(await bodyOf(content, { meta })).toBe('Ord[^1].\n\n[^1]: Se *boka*.\n');
  });

  test('a block of several posts is in each, and one that shows itself ends', async () => {
    const { target } = await importPosts([
      { id: 1, slug: 'a', content: '<!-- wp:block {"ref":9} /-->' },
      {
        id: 9,
        type: 'wp_block',
        content: '<!-- wp:paragraph --><p>Felles</p><!-- /wp:paragraph --><!-- wp:block {"ref":9} /-->',
      },
    ]);
    expect(target.read('series/articles/a.md')).toMatch(/\n\nFelles\n$/);
    expect(target.has('series/articles/innlegg-9.md')).toBe(false);
  });
});

describe('what was protected', () => {
  const protectedPosts: readonly {
    readonly name: string;
    readonly post: Partial<WxrPost>;
    readonly more?: readonly WxrPost[];
  }[] = [
    { name: 'a password', post: { password: 'x' } },
    { name: 'Restrict Content Pro', post: { meta: { rcp_subscription_level: 'a:1:{i:0;s:1:"1";}' } } },
    { name: 'Restrict Content Pro, any level', post: { meta: { _is_paid: '1' } } },
    {
      name: 'Ultimate Member',
      post: {
        meta: {
          um_content_restriction:
            'a:2:{s:26:"_um_custom_access_settings";s:1:"1";s:14:"_um_accessible";s:1:"2";}',
        },
      },
    },
    { name: 'WP-Members', post: { meta: { _wpmem_block: '1' } } },
    {
      name: 'MemberPress, by category',
      post: { terms: [['category', 'k', 'K']] },
      more: [
        { id: 90, type: 'memberpressrule', meta: { _mepr_rules_type: 'category', _mepr_rules_content: 'k' } },
      ],
    },
    {
      name: 'MemberPress, one post',
      post: {},
      more: [
        {
          id: 90,
          type: 'memberpressrule',
          meta: { _mepr_rules_type: 'single_post', _mepr_rules_content: '1' },
        },
      ],
    },
    {
      name: 'Paid Memberships Pro, whose rules are not there',
      post: {},
      more: [{ id: 90, type: 'page', content: '[pmpro_account]' }],
    },
    { name: 'WP-Members that blocks by default', post: {}, more: [{ id: 90, meta: { _wpmem_block: '0' } }] },
    { name: 'a shortcode around a part', post: { content: 'Åpent. [restrict]Hemmelige ord.[/restrict]' } },
    {
      name: 'an unknown shortcode around a part',
      post: { content: 'Åpent. [acme_members_only level="1"]Hemmelige ord.[/acme_members_only]' },
    },
    {
      name: 'a block around a part',
      post: {
        content:
          '<!-- wp:premium-content/container --><p>Hemmelige ord.</p><!-- /wp:premium-content/container -->',
      },
    },
    { name: 'Jetpack', post: { meta: { _jetpack_newsletter_access: 'subscribers' } } },
    { name: 'a plug-in that nobody knows', post: { meta: { acme_access_level: 'gold' } } },
  ];
  test.each(protectedPosts)('$name', async ({ post, more = [] }) => {
    const { target, report } = await importPosts([
      { id: 1, slug: 'a', title: 'Risiko', content: 'Hemmelige ord.', ...post },
      ...more,
    ]);
    const article = target.read('series/articles/a.md');
    expect(article).toContain('access: members');
    // Everyone sees the summary.
    expect(article).toContain('summary: Risiko\n');
    expect(article).toContain('Hemmelige ord.');
    expect(report).not.toContain('Hemmelige');
  });

  test('what says that everyone may read it stays open', async () => {
    for (const meta of [
      { rcp_access_level: 'None', rcp_user_level: 'All' },
      { _jetpack_newsletter_access: 'everybody' },
      { _wpmem_block: '0' },
      { um_content_restriction: 'a:1:{s:26:"_um_custom_access_settings";b:0;}' },
    ]) {
      const { target } = await importPosts([{ id: 1, slug: 'a', meta: meta }]);
      expect(target.read('series/articles/a.md')).not.toContain('access:');
    }
  });

  test('drafts, private and scheduled posts are not published', async () => {
    const { target } = await importPosts([
      { id: 1, slug: 'a' },
      {
        id: 2,
        slug: '',
        title: 'Utkast',
        status: 'draft',
        date: '0000-00-00 00:00:00',
        link: 'https://www.hagen.no/?p=2',
      },
      { id: 3, slug: 'privat', status: 'private' },
      { id: 4, slug: 'senere', status: 'future', date: '2027-01-01 00:00:00' },
      { id: 5, slug: 'kastet', status: 'trash' },
    ]);
    expect(target.read('series/articles/utkast.md')).toContain('status: draft');
    expect(target.read('series/articles/privat.md')).toContain('status: draft');
    expect(target.read('series/articles/senere.md')).toContain('status: scheduled');
    expect(target.has('series/articles/kastet.md')).toBe(false);
  });
});

describe('hostile exports', () => {
  test('one that ends early is refused, with the line', async () => {
    const target = newImportTarget();
    target.write('a.xml', wxr([{ id: 1 }, { id: 2, content: 'x\n'.repeat(10) }]).slice(0, -300));
    await expect(target.import(wordpress, 'a.xml')).rejects.toThrow(
      /a\.xml, line \d+: the export ends inside/,
    );
    expect(target.has('series')).toBe(false);
  });

  test('the end of CDATA in the midst of a text does not make an export unreadable', async () => {
    const target = newImportTarget();
    const text = wxr([{ id: 1, slug: 'a', content: 'Before @@ after.' }]);
    target.write('a.xml', text.replace('@@', ']]>'));
    await target.import(wordpress, 'a.xml');
    expect(target.read('series/articles/a.md')).toMatch(/Before +after\./);
  });

  test('paths stay in the uploads', async () => {
    const target = newImportTarget();
    target.write('secret.jpg', jpeg);
    target.write('uploads/x.txt', 'x');
    const text = wxr([
      {
        id: 1,
        slug: 'a',
        content:
          '<img src="/wp-content/uploads/../secret.jpg" alt="x"><img src="/wp-content/uploads/%2e%2e/secret.jpg" alt="y">',
      },
    ]);
    target.write('a.xml', text);
    await target.import(wordpress, 'a.xml', { files: 'uploads' });
    expect(target.read('series/articles/a.md').match(/`unconverted: /g)).toHaveLength(2);
  });

  test.each([
    '[a ',
    '[/x]',
    '[code]',
    '<!--',
    '<pre>',
    '[x_y]',
    '((',
    '$latex ',
    '<div>',
    '<b>',
    '<b> </b>',
    '<a href="#a">1</a>',
    '<ul><li>',
    '\\\\(',
    '<!-- wp:group -->',
  ])('%s many times', { timeout: 20_000 }, async (piece) => {
    const target = newImportTarget();
    target.write('a.xml', wxr([{ id: 1, content: piece.repeat(5_000) }, { id: 2 }]));
    await target.import(wordpress, 'a.xml');
    expect(target.has('series/articles/innlegg-2.md')).toBe(true);
  });
});
