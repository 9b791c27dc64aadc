import { decodeAddress } from '../../../model/decode-address.ts';
import { memoise } from '../../../model/memoise.ts';
import { hasBuilder } from './builders/text-of-builder.ts';
import { noteCourse, type CourseIndex } from './course-index.ts';
import { createCopyCounter, describeCopy, isNewer, type Copy } from './copies.ts';
import { detach } from './detach.ts';
import type { Names } from '../../names.ts';
import { plainText } from '../../html/plain-text.ts';
import { restrictedByMeta } from './restricting-settings.ts';
import { noteRestrictions, type SiteRestrictions } from './site-restrictions.ts';
import type { WxrItem, WxrPart } from './read-wxr.ts';
import { readTranslation, type Translation } from './translations.ts';

/** Of values that most posts share, one copy is kept: an index has as many posts as its site. */
const same = memoise((text) => text);
const noParts: Post['parts'] = new Map();
const none: readonly string[] = [];

/** What is known of a site before its texts are converted: everything but the texts. */
export interface WxrIndex {
  readonly site: Map<string, string>;
  /** Names to show, by login. */
  readonly authors: Map<string, string>;
  /** By taxonomy and slug: see `termKey`. */
  readonly terms: Map<string, Term>;
  readonly posts: Map<string, Post>;
  readonly attachments: Map<string, Attachment>;
  /** Texts of blocks that several posts show, by id. */
  readonly reusable: Map<string, string>;
  /** Fragments that links in any text lead to. */
  readonly fragments: Set<string>;
  readonly restrictions: SiteRestrictions;
  /** Courses and all that is in them, also what has no text. */
  readonly courses: CourseIndex;
  /** The newest of the copies of each post that is in several exports, by its id; also where that copy is no text. */
  readonly copies: Map<string, Copy>;
  readonly countCopy: (id: string) => number;
  /** When the export that is read was made, in milliseconds; 0 where it does not say. */
  exported: number;
  comments: number;
  /** Pages whose text a page builder keeps in its own data alone. */
  readonly onlyInBuilder: string[];
  /** Items that are no texts, by their type. */
  readonly otherTypes: Map<string, number>;
}

export interface Term {
  readonly id: string;
  readonly taxonomy: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
}

export interface Post {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly slug: string;
  /** The name to show. */
  readonly author: string;
  /** Of its article. */
  readonly path: string;
  readonly link: string;
  readonly status: string;
  readonly date: string;
  readonly parent: string;
  readonly order: number;
  readonly oldSlugs: readonly string[];
  /** Keys of its terms. */
  readonly terms: readonly string[];
  /** Its number in each series, by the id of the term; by an empty id in whichever it is. */
  readonly parts: ReadonlyMap<string, number>;
  readonly translation: Translation;
  /** Whether it was kept above all others on its site. */
  readonly isSticky: boolean;
}

export interface Attachment {
  readonly url: string;
  /** Below the folder of uploads. */
  readonly file: string;
  readonly alt: string;
  readonly caption: string;
  /** The id of the post with which it was uploaded. */
  readonly parent: string;
  readonly order: number;
}

export function termKey(taxonomy: string, slug: string): string {
  return `${taxonomy === 'tag' ? 'post_tag' : taxonomy} ${slug}`;
}

export function createIndex(): WxrIndex {
  return {
    site: new Map(),
    authors: new Map(),
    terms: new Map(),
    posts: new Map(),
    attachments: new Map(),
    reusable: new Map(),
    fragments: new Set(),
    restrictions: {
      plugins: new Set(),
      rules: [],
      terms: new Set(),
      openCourses: new Set(),
      isBlockedByDefault: false,
    },
    courses: new Map(),
    copies: new Map(),
    countCopy: createCopyCounter(),
    exported: 0,
    comments: 0,
    onlyInBuilder: [],
    otherTypes: new Map(),
  };
}

/** Adds one part of an export. Parts come in the order of the file, so that names are the same each time. */
export function indexPart(index: WxrIndex, part: WxrPart, names: Names): void {
  if (part.kind === 'site') {
    if (part.name === 'pubDate') index.exported = Date.parse(part.value) || 0;
    if (!index.site.has(part.name)) index.site.set(part.name, part.value.trim());
  } else if (part.kind === 'record') indexRecord(index, part.record);
  else indexItem(index, part.item, names);
}

function indexRecord(
  { authors, terms, restrictions }: WxrIndex,
  { name, values, meta }: Extract<WxrPart, { kind: 'record' }>['record'],
): void {
  const get = (key: string) => values.get(key)?.trim() ?? '';
  if (name === 'wp:author') {
    const login = get('wp:author_login');
    const full = [get('wp:author_first_name'), get('wp:author_last_name')].join(' ').trim();
    authors.set(login, plainText(get('wp:author_display_name')) || full || login);
    return;
  }
  const kind = name.slice('wp:'.length);
  const taxonomy = kind === 'term' ? get('wp:term_taxonomy') : kind === 'tag' ? 'post_tag' : kind;
  const prefix = kind === 'category' ? 'wp:cat' : kind === 'tag' ? 'wp:tag' : 'wp:term';
  const slug = get(kind === 'category' ? 'wp:category_nicename' : `${prefix}_slug`);
  const term: Term = {
    id: get('wp:term_id'),
    taxonomy,
    slug,
    name: plainText(get(kind === 'category' ? 'wp:cat_name' : `${prefix}_name`)),
    description: plainText(get(kind === 'category' ? 'wp:category_description' : `${prefix}_description`)),
  };
  terms.set(termKey(taxonomy, slug), term);
  for (const [key, entries] of meta)
    if (entries.some((value) => restrictedByMeta(key, value.trim()) !== undefined))
      restrictions.terms.add(termKey(taxonomy, slug));
}

/** What WordPress and its plug-ins keep beside the texts of a site. */
const noTexts =
  /^(?:attachment|revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|wp_.+|acf-.+|acf|elementor_.+|shop_.+|product_variation|scheduled-action|wpcf7_contact_form|wpforms.*|feedback|jp_.+|memberpress.+|mepr-.+|mp-.+|restriction|condition_group|wc_.+|um_.+|ppseries.*|amn_.+|mc4wp.*|popup.*|tablepress_table|polylang_mo|patterns_ai_data|bricks_.+|ct_template|oxy_.+|breakdance_.+|fl-.+|et_.+|cs_.+|zion_.+|brizy.+|fusion_.+|awb_.+|spucpt|display_type|is_search_form)$/;

/** What readers and buyers of a site send to it: forms, orders, answers, forums. */
const sentByReaders =
  /^(?:flamingo_.+|nf_sub|job_application|resume|give_payment|edd_.+|ticket(?:_reply)?|sfwd-(?:essays|assignment|transactions|certificates)|llms_(?:order|transaction|my_.+|email|certificate)|sensei_message|reply)$/;

/** WordPress gives things that nobody can open on its site no other address: `?post_type=flamingo_inbound&p=12`. */
const noAddress = /[?&]post_type=/;

const seenStatus = /^(?:publish|future|draft|pending|private)$/;

function indexItem(index: WxrIndex, item: WxrItem, names: Names): void {
  const get = (key: string) => item.values.get(key)?.trim() ?? '';
  const type = get('wp:post_type') || 'post';
  const id = get('wp:post_id');
  noteRestrictions(index.restrictions, item, type);
  noteCourse(index.courses, item, type);
  if (type === 'attachment') {
    index.attachments.set(id, {
      url: get('wp:attachment_url') || get('guid'),
      file: item.meta.get('_wp_attached_file')?.[0] ?? '',
      alt: item.meta.get('_wp_attachment_image_alt')?.[0]?.trim() ?? '',
      caption: get('excerpt:encoded'),
      parent: get('wp:post_parent'),
      order: Number(get('wp:menu_order')) || 0,
    });
    return;
  }
  const copy = describeCopy(item, index.countCopy(id), index.exported);
  const earlier = index.copies.get(id);
  if (earlier !== undefined && !isNewer(copy, earlier)) return;
  index.copies.set(id, copy);
  index.posts.delete(id);
  const content = item.values.get('content:encoded') ?? '';
  if (type === 'wp_block') index.reusable.set(id, detach(content));
  for (const [, fragment] of content.matchAll(/href=["'][^"'#]{0,2000}#([^"']{1,200})["']/gi))
    index.fragments.add(detach(fragment ?? ''));
  const wasShown = !(noAddress.test(get('link')) && /^(?:publish|private)$/.test(get('wp:status')));
  const isText = !noTexts.test(type) && !sentByReaders.test(type) && !item.meta.has('_bbp_forum_id');
  if (!seenStatus.test(get('wp:status')) || !isText || !wasShown || content.trim() === '') {
    if (isText && wasShown && seenStatus.test(get('wp:status')) && hasBuilder(item))
      index.onlyInBuilder.push(`${type} ${id}: ${plainText(get('title'))}`);
    index.otherTypes.set(type, (index.otherTypes.get(type) ?? 0) + 1);
    return;
  }
  if (earlier === undefined) index.comments += item.comments;
  const title = plainText(get('title'));
  const slug = decodeSlug(get('wp:post_name'));
  index.posts.set(id, {
    id,
    type: same(type),
    title: title || slug || `${type} ${id}`,
    slug,
    author: index.authors.get(get('dc:creator')) ?? get('dc:creator'),
    path: names.article(`post ${id}`, slug || title || `${type}-${id}`),
    link: get('link'),
    status: same(get('wp:status')),
    date: get('wp:post_date'),
    parent: same(get('wp:post_parent')),
    order: Number(get('wp:menu_order')) || 0,
    oldSlugs: item.meta.get('_wp_old_slug')?.map(decodeSlug) ?? none,
    terms:
      item.terms.length === 0 ? none : item.terms.map(({ taxonomy, slug }) => same(termKey(taxonomy, slug))),
    parts: partsOf(item),
    translation: readTranslation(item),
    isSticky: get('wp:is_sticky') === '1',
  });
  const missing = item.terms.filter(({ taxonomy, slug }) => !index.terms.has(termKey(taxonomy, slug)));
  for (const { taxonomy, slug, name } of missing)
    index.terms.set(termKey(taxonomy, slug), {
      id: '',
      taxonomy,
      slug,
      name: plainText(name),
      description: '',
    });
}

/**
 * Organize Series and PublishPress Series keep the number of a post in a series in `_series_part_<id of the term>`; their
 * versions of one series a post in `_series_part`.
 */
function partsOf({ meta }: WxrItem): ReadonlyMap<string, number> {
  const parts: [string, number][] = [];
  for (const [key, [value = '']] of meta) {
    const [, id] = /^_series_part(?:_(\d+))?$/.exec(key) ?? ['', undefined];
    const isPart = key === '_series_part' || id !== undefined;
    const number = Number.parseInt(value, 10);
    if (isPart && !Number.isNaN(number)) parts.push([id ?? '', number]);
  }
  return parts.length === 0 ? noParts : new Map(parts);
}

function decodeSlug(slug: string): string {
  return decodeAddress(slug) ?? slug;
}
