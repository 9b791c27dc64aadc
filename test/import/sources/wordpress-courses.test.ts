import { gzipSync } from 'node:zlib';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { wordpress } from '../../../src/import/sources/wordpress/importer.ts';
import { newImportTarget } from '../../harness/import-target.ts';
import { wxr, type WxrPost } from '../../harness/wxr.ts';

/** A part of a course: where it is, and its number there. */
const inside = (parent: number, order: number): Pick<WxrPost, 'more'> => ({
  more: `<wp:post_parent>${String(parent)}</wp:post_parent><wp:menu_order>${String(order)}</wp:menu_order>`,
});
const steps =
  'a:3:{s:5:"steps";a:1:{s:1:"h";a:2:{s:12:"sfwd-lessons";a:2:{i:12;a:2:{s:10:"sfwd-topic";a:1:{i:13;a:1:{s:9:"sfwd-quiz";a:0:{}}}s:9:"sfwd-quiz";a:0:{}}i:11;a:2:{s:10:"sfwd-topic";a:0:{}s:9:"sfwd-quiz";a:0:{}}}s:9:"sfwd-quiz";a:0:{}}}}';
const posts: WxrPost[] = [
  {
    id: 10,
    type: 'sfwd-courses',
    slug: 'tidevann',
    title: 'Tidevann',
    excerpt: 'Et kurs.',
    meta: {
      ld_course_steps: steps,
      course_sections:
        '[{"order":0,"post_title":"F\\u00f8rst","type":"section-heading"},{"order":2,"post_title":"S\\u00e5"}]',
    },
  },
  { id: 11, type: 'sfwd-lessons', slug: 'flo', meta: { course_id: '10' } },
  { id: 12, type: 'sfwd-lessons', slug: 'fjaere', meta: { course_id: '10' } },
  { id: 13, type: 'sfwd-topic', slug: 'maanen', meta: { course_id: '10', lesson_id: '12' } },
  { id: 14, type: 'sfwd-quiz', slug: 'proeve', meta: { course_id: '10', lesson_id: '11' } },

  { id: 20, type: 'course', slug: 'boats', title: 'Boats', content: '' },
  {
    id: 21,
    type: 'section',
    title: 'Under way',
    content: '',
    meta: { _llms_parent_course: '20', _llms_order: '2' },
  },
  {
    id: 22,
    type: 'section',
    title: 'Ashore',
    content: '',
    meta: { _llms_parent_course: '20', _llms_order: '1' },
  },
  ...[
    [23, 'sails', '21', '1'],
    [24, 'ropes', '22', '2'],
    [25, 'knots', '22', '1'],
  ].map(([id, slug, section, order]) => ({
    id: Number(id),
    type: 'lesson',
    slug: String(slug),
    meta: {
      _llms_parent_course: '20',
      _llms_parent_section: String(section),
      _llms_order: String(order),
      ...(slug === 'knots' && { _llms_free_lesson: 'yes' }),
    },
  })),

  { id: 30, type: 'courses', slug: 'garden', title: 'Garden', content: 'How to dig.' },
  { id: 31, type: 'topics', title: 'Autumn', content: '', ...inside(30, 2) },
  { id: 32, type: 'topics', title: 'Spring', content: '', ...inside(30, 1) },
  { id: 33, type: 'lesson', slug: 'leaves', ...inside(31, 1) },
  { id: 34, type: 'lesson', slug: 'seeds', ...inside(32, 1) },

  { id: 40, type: 'course', slug: 'kor', title: 'Kor', content: '' },
  { id: 41, type: 'lesson', slug: 'bass', meta: { _lesson_course: '40', _order_40: '2' } },
  { id: 42, type: 'lesson', slug: 'sopran', meta: { _lesson_course: '40', _order_40: '1' } },

  {
    id: 50,
    type: 'stm-courses',
    slug: 'brod',
    title: 'Brød',
    content: '',
    meta: { curriculum: 'Gjær,52,Ovn,51' },
  },
  { id: 51, type: 'stm-lessons', slug: 'steke' },
  { id: 52, type: 'stm-lessons', slug: 'heve' },

  { id: 60, type: 'course', slug: 'tomt', title: 'Tomt', content: '' },
  { id: 61, type: 'lesson', slug: 'runde', content: 'I ring.', ...inside(62, 1) },
  { id: 62, type: 'section', title: 'Ring', content: '', ...inside(62, 1) },
];
const export_ = wxr(posts);

describe('a course is a series', async () => {
  const target = newImportTarget();
  target.write('site.xml', export_);
  await target.import(wordpress, 'site.xml');
  const partsOf = (id: string) => target.read(`series/${id}.yaml`).replace(/^[^]*?\nparts:\n/, '');

  test.each([
    [
      'LearnDash, with its own text, topics behind their lessons and headings',
      'tidevann',
      '  - tidevann\n  - section: Først\n    parts:\n      - fjaere\n      - maanen\n  - section: Så\n    parts:\n      - flo\n      - proeve\n',
    ],
    [
      'LifterLMS, in sections',
      'boats',
      '  - section: Ashore\n    parts:\n      - knots\n      - ropes\n  - section: Under way\n    parts:\n      - sails\n',
    ],
    [
      'Tutor, by what is in what',
      'garden',
      '  - garden\n  - section: Spring\n    parts:\n      - seeds\n  - section: Autumn\n    parts:\n      - leaves\n',
    ],
    ['Sensei, by number', 'kor', '  - sopran\n  - bass\n'],
    [
      'MasterStudy, by its list',
      'brod',
      '  - section: Gjær\n    parts:\n      - heve\n  - section: Ovn\n    parts:\n      - steke\n',
    ],
  ])('of %s', (_name, id, parts) => {
    expect(partsOf(id)).toContain(parts);
  });

  test('with a summary, also where it redirects, and closed lessons stay closed', () => {
    expect(target.read('series/tidevann.yaml')).toContain('summary: Et kurs.');
    expect(target.read('series/boats.yaml')).toContain('2019/05/boats');
    expect(target.read('series/articles/ropes.md')).toContain('access: members');
    expect(target.read('series/articles/knots.md')).not.toContain('access:');
    expect(target.has('series/tomt.yaml')).toBe(false);
  });
});

test.each([
  ['site.xml.gz', (): Uint8Array => gzipSync(export_)],
  [
    'site.wordpress.com.zip',
    (): Promise<Uint8Array> =>
      new JSZip()
        .file('site/site.wordpress.2026-01-01.000.xml', wxr(posts.slice(0, 5)))
        .file('site/site.wordpress.2026-01-01.001.xml', wxr(posts.slice(5)))
        .generateAsync({ type: 'uint8array', compression: 'DEFLATE' }),
  ],
])('an export that is packed, %s', async (name, pack) => {
  const target = newImportTarget();
  target.write(`exports/${name}`, await pack());
  const { summary } = await target.import(wordpress, 'exports');
  expect(summary.articles).toBe(posts.filter(({ content }) => content !== '').length);
  expect(target.read('series/articles/flo.md')).toContain('En tekst.');
});

test('a packed export that is damaged, or a bomb, is refused', async () => {
  const target = newImportTarget();
  target.write('cut.xml.gz', gzipSync(export_).subarray(0, 900));
  await expect(target.import(wordpress, 'cut.xml.gz')).rejects.toThrow('cut.xml.gz is damaged');
  target.write('bomb.xml.gz', gzipSync(export_ + ' '.repeat(150_000_000)));
  await expect(target.import(wordpress, 'bomb.xml.gz')).rejects.toThrow('more than an honest archive');
});
