import { describe, expect, test } from 'vitest';
import { wordpress } from '../../../src/import/sources/wordpress/importer.ts';
import { readPhp } from '../../../src/import/sources/wordpress/builders/php-data.ts';
import { newImportTarget } from '../../harness/import-target.ts';
import { wxr, type WxrPost } from '../../harness/wxr.ts';

async function importPosts(...posts: readonly WxrPost[]) {
  const target = newImportTarget();
  target.write('uploads/2023/04/vev.jpg', 'a picture');
  target.write('site.xml', wxr(posts));
  const outcome = await target.import(wordpress, 'site.xml', { files: 'uploads' });
  return { ...target, reported: target.report(outcome) };
}

/** What PHP makes of a value. `object` names the class of objects. */
function php(value: unknown, object?: string): string {
  if (value === null) return 'N;';
  if (typeof value === 'boolean') return `b:${value ? '1' : '0'};`;
  if (typeof value === 'number') return `i:${String(value)};`;
  if (typeof value === 'string') return `s:${String(Buffer.byteLength(value))}:"${value}";`;
  const isList = Array.isArray(value);
  const entries = Object.entries(value as object).map(
    ([key, one]) => `${isList ? `i:${key};` : php(key)}${php(one, object)}`,
  );
  const head = !isList && object !== undefined ? `O:${String(object.length)}:"${object}":` : 'a:';
  return `${head}${String(entries.length)}:{${entries.join('')}}`;
}

const picture = { id: 9, url: 'https://www.hagen.no/wp-content/uploads/2023/04/vev.jpg', alt: 'En vev' };

const elementor = JSON.stringify([
  {
    elType: 'section',
    settings: { background_image: picture, title: '' },
    elements: [
      {
        elType: 'column',
        settings: { _column_size: 50 },
        elements: [
          {
            elType: 'widget',
            widgetType: 'heading',
            settings: { title: 'Å veve', header_size: 'h2', title_color: '#fff' },
          },
          {
            elType: 'widget',
            widgetType: 'text-editor',
            settings: { editor: '<p>Renning og <b>innslag</b>.</p>', align: 'center' },
          },
          { elType: 'widget', widgetType: 'image', settings: { image: picture, caption: 'Opphengt vev' } },
          {
            elType: 'widget',
            widgetType: 'icon-list',
            settings: {
              icon_list: [
                { text: 'Garn', icon: 'fa fa-check' },
                { text: 'Skyttel', link: { url: 'https://example.org/skyttel' } },
              ],
            },
          },
          {
            elType: 'widget',
            widgetType: 'accordion',
            settings: {
              tabs: [{ tab_title: 'Hva koster den?', tab_content: '<p>Lite.</p>' }],
              title_html_tag: 'h4',
            },
          },
          {
            elType: 'widget',
            widgetType: 'button',
            settings: { text: 'Les mer', link: { url: 'https://example.org/mer' }, size: 'sm' },
          },
          {
            elType: 'widget',
            widgetType: 'video',
            settings: { youtube_url: 'https://www.youtube.com/watch?v=abc' },
          },
          { elType: 'widget', widgetType: 'shortcode', settings: { shortcode: '[gallery ids="9"]' } },
          { elType: 'widget', widgetType: 'form', settings: { form_fields: [{ field_label: 'Ditt navn' }] } },
        ],
      },
    ],
  },
]);

const bricks = [
  { id: 'c', name: 'text', parent: 'a', children: [], settings: { text: '<p>Deigen <em>hviler</em>.</p>' } },
  { id: 'a', name: 'section', parent: 0, children: ['b', 'c', 'd'], settings: {} },
  { id: 'b', name: 'heading', parent: 'a', children: [], settings: { text: 'ขนมปัง', tag: 'h3' } },
  {
    id: 'd',
    name: 'list',
    parent: 'a',
    children: [],
    settings: { items: [{ title: 'Mel' }, { title: 'Vann' }] },
  },
];

const oxygen = JSON.stringify({
  id: 0,
  name: 'root',
  children: [
    {
      name: 'ct_section',
      options: { original: { 'background-color': '#fff' } },
      children: [
        { name: 'ct_headline', options: { ct_content: 'Παλίρροια', original: { tag: 'h2' } }, children: [] },
        {
          name: 'ct_text_block',
          options: { ct_content: 'Η θάλασσα <b>ανεβαίνει</b>.', original: {} },
          children: [],
        },
        {
          name: 'oxy_rich_text',
          options: { ct_content: '<p>Και κατεβαίνει.</p>', original: {} },
          children: [],
        },
      ],
    },
  ],
});

const breakdance = JSON.stringify({
  tree_json_string: JSON.stringify({
    root: {
      id: 1,
      data: { type: 'root', properties: [] },
      children: [
        {
          data: {
            type: String.raw`EssentialElements\Heading`,
            properties: { content: { content: { text: 'Fjære', tags: 'h2' } } },
          },
          children: [],
        },
        {
          data: {
            type: String.raw`EssentialElements\Text`,
            properties: {
              content: { content: { text: 'Tang og tare.' } },
              design: { typography: { text: 'no text' } },
            },
          },
          children: [],
        },
      ],
    },
  }),
});

const beaver = php(
  {
    n3: {
      node: 'n3',
      type: 'module',
      parent: 'n2',
      position: 1,
      settings: { type: 'rich-text', text: '<p>Andre.</p>' },
    },
    n1: { node: 'n1', type: 'row', parent: null, position: 0, settings: {} },
    n2: { node: 'n2', type: 'column', parent: 'n1', position: 0, settings: { size: 100 } },
    n4: {
      node: 'n4',
      type: 'module',
      parent: 'n2',
      position: 0,
      settings: { type: 'heading', heading: 'Første', tag: 'h2' },
    },
  },
  'stdClass',
);

const site = php({
  widgets: [{ title: 'Om «øl»', text: '<p>Malt og humle.</p>', panels_info: { class: 'WP_Widget_Text' } }],
  grids: [],
});

describe('the text that a page builder keeps beside its post', () => {
  test('of Elementor, in its order, without what it looks like', async () => {
    const imported = await importPosts(
      { id: 1, slug: 'veving', content: '', meta: { _elementor_data: elementor } },
      {
        id: 9,
        type: 'attachment',
        status: 'inherit',
        content: '',
        more: `<wp:attachment_url>${picture.url}</wp:attachment_url>`,
        meta: { _wp_attached_file: '2023/04/vev.jpg' },
      },
    );
    const text = imported.read('series/articles/veving.md').replace(/^---[^]*?---\n/, '');
    expect(text).toBe(
      [
        '',
        '## Å veve',
        'Renning og **innslag**.',
        '![En vev](uploads/2023/04/vev.jpg)',
        'Opphengt vev',
        '- Garn\n- [Skyttel](https://example.org/skyttel)',
        '### Hva koster den?',
        'Lite.',
        '[Les mer](https://example.org/mer)',
        '<https://www.youtube.com/watch?v=abc>',
        '![](uploads/2023/04/vev.jpg)\n',
      ]
        .join('\n\n')
        .slice(1),
    );
    expect(imported.reported).toContain('Elementor: form');
  });

  test.each([
    ['Bricks', { _bricks_page_content_2: php(bricks) }, '## ขนมปัง\n\nDeigen *hviler*.\n\n- Mel\n- Vann\n'],
    [
      'Bricks as JSON',
      { _bricks_page_content_2: JSON.stringify(bricks) },
      '## ขนมปัง\n\nDeigen *hviler*.\n\n- Mel\n- Vann\n',
    ],
    ['Oxygen', { ct_builder_json: oxygen }, '## Παλίρροια\n\nΗ θάλασσα **ανεβαίνει**.\n\nΚαι κατεβαίνει.\n'],
    ['Breakdance', { _breakdance_data: breakdance }, '## Fjære\n\nTang og tare.\n'],
    ['Breakdance, serialised', { _breakdance_data: php(breakdance) }, '## Fjære\n\nTang og tare.\n'],
    ['Beaver Builder', { _fl_builder_data: beaver }, '## Første\n\nAndre.\n'],
    ['SiteOrigin', { panels_data: site }, '## Om «øl»\n\nMalt og humle.\n'],
  ])('of %s', async (_name, meta, text) => {
    const imported = await importPosts({ id: 1, slug: 'side', type: 'page', content: '', meta });
    expect(imported.read('series/articles/side.md').replace(/^---[^]*?---\n/, '')).toBe(`\n${text}`);
  });

  test('is not taken where the post has it, nor from templates', async () => {
    const imported = await importPosts(
      { id: 1, slug: 'vev', content: '<p>Som den ble lagret.</p>', meta: { _elementor_data: elementor } },
      {
        id: 2,
        slug: 'mal',
        type: 'bricks_template',
        content: '',
        meta: { _bricks_page_content_2: php(bricks) },
      },
    );
    expect(imported.read('series/articles/vev.md')).toContain('Som den ble lagret.');
    expect(imported.read('series/articles/vev.md')).not.toContain('Renning');
    expect(imported.reported).toContain('bricks_template: 1');
  });

  test('stands in the place of a text that nobody saw, which the report names', async () => {
    const imported = await importPosts({
      id: 1,
      slug: 'gammel',
      title: 'Gammel og ny',
      content: '<p>Utkast fra 2012.</p>',
      meta: { _bricks_page_content_2: php(bricks) },
    });
    expect(imported.read('series/articles/gammel.md')).toContain('Deigen');
    expect(imported.read('series/articles/gammel.md')).not.toContain('Utkast');
    expect(imported.reported).toContain('in whose place a page builder showed its own');
  });

  test.each([
    [
      'Bricks',
      {
        _bricks_page_content_2: php(
          bricks.map((one) => ({
            ...one,
            settings: { ...one.settings, _conditions: [[{ key: 'user_logged_in', value: 1 }]] },
          })),
        ),
      },
    ],
    [
      'Oxygen',
      {
        ct_builder_json: oxygen.replace(
          '"original":{}',
          '"original":{"globalconditions":[{"name":"User Logged In"}]}',
        ),
      },
    ],
    [
      'Breakdance',
      {
        _breakdance_data: breakdance.replace(
          'properties',
          String.raw`conditions\":[{\"slug\":\"user-role\"}],\"properties`,
        ),
      },
    ],
    ['a shortcode', { ct_builder_json: oxygen.replace('Και', '[members_only]Και') }],
  ])('with a condition of %s is for members', async (_name, meta) => {
    const imported = await importPosts({ id: 1, slug: 'lukket', content: '', meta });
    expect(imported.read('series/articles/lukket.md')).toContain('access: members');
  });
});

describe('data of PHP', () => {
  test.each([
    ['lengths that are wrong', 's:3:"https://langt.no";', 'https://langt.no'],
    ['a text with quotation marks', 's:5:"a";b;";', 'a";b;'],
    ['names and numbers', php({ å: [1, true, null, 'x'] }), { å: [1, 1, null, 'x'] }],
    ['objects', php({ a: { b: 'c' } }, 'stdClass'), { a: { b: 'c' } }],
    ['what is cut off', 'a:1:{i:0;s:50:"never', undefined],
    ['other text', 'Hello', undefined],
    ['nothing', '', undefined],
    ['deep nesting', `${'a:1:{i:0;'.repeat(50_000)}N;${'}'.repeat(50_000)}`, undefined],
  ])('%s', (_name, written, value) => {
    expect(readPhp(written)).toEqual(value);
  });

  test('a name that every object has stays a name', () => {
    const value = readPhp('a:1:{s:9:"__proto__";a:1:{s:1:"x";i:1;}}') as object;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value)).toEqual(['__proto__']);
  });
});

describe('elements that themes and add-ons bring to a page builder', () => {
  const coded = (text: string) => encodeURIComponent(text);
  const built = (inside: string) => `[vc_row][vc_column width="1/2"]${inside}[/vc_column][/vc_row]`;
  const bodyOf = async (content: string) => {
    const site = await importPosts({ id: 1, slug: 'verksted', content }, picturePost);
    return { body: site.read('series/articles/verksted.md'), reported: site.reported };
  };
  const picturePost: WxrPost = {
    id: 90,
    type: 'attachment',
    status: 'inherit',
    content: '',
    more: `<wp:attachment_url>${picture.url}</wp:attachment_url>`,
  };

  test('texts, pictures, links and groups in attributes', async () => {
    const people = coded(
      JSON.stringify([{ title: 'KUNDE', value: 'x', text: 'Mona Lie' }, { text: 'Oslo' }]),
    );
    const { body, reported } = await bodyOf(
      built(
        `[vev_service title="Å farge garn" sub_title="Verksted" service_image="90" image_size="5x5" css_animation="left" link="url:${coded('https://example.org/farge')}|title:${coded('Les mer')}|target:_blank"]` +
          `[vev_meta meta="${people}"][vev_empty_space height="30px"]`,
      ),
    );
    expect(body).toMatch(
      /## Å farge garn\n\n[^]*Verksted[^]*vev\.jpg[^]*\[Les mer\]\(https:\/\/example\.org\/farge\)/,
    );
    expect(body).toContain('Mona Lie');
    expect(body).toContain('Oslo');
    expect(body).not.toMatch(/5x5|unconverted|30px/);
    expect(reported).not.toContain('vev_service');
  });

  test('raw HTML of Avada, its tabs and its toggles', async () => {
    const code = Buffer.from('<p>Kode med <em>vekt</em>.</p>').toString('base64');
    const { body } = await bodyOf(
      `[fusion_builder_container][fusion_builder_row][fusion_code]${code}[/fusion_code][fusion_tabs][fusion_tab title="Renning"]Tråder.[/fusion_tab][/fusion_tabs][fusion_accordion][fusion_toggle title="Hvor lenge?"]En uke.[/fusion_toggle][/fusion_accordion][/fusion_builder_row][/fusion_builder_container]`,
    );
    for (const text of ['Kode med *vekt*.', '**Renning**', 'Tråder.', 'Hvor lenge?', 'En uke.'])
      expect(body).toContain(text);
  });

  test('an element for some readers only closes the article', async () => {
    expect((await bodyOf(built('[vev_box title="Rabatt" visible_to="medlem"]'))).body).toContain(
      'access: members',
    );
    expect((await bodyOf(built('[vev_box title="Rabatt" visible_to="all"]'))).body).not.toContain('access:');
    expect((await bodyOf(built('[members_box title="Rabatt"]'))).body).toContain('access: members');
  });

  test('outside of a builder, what is not known stays marked', async () => {
    expect((await bodyOf('Før [vev_box title="Rabatt"] etter')).body).toContain('unconverted: [vev_box');
  });
});
