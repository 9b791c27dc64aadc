import type { ElementContent, Root } from 'hast';
import { formerName, normaliseFormerName } from '../../../model/former-address.ts';
import type { AssetFinder } from '../../asset-finder.ts';
import type { Fate, ImportedArticle, ImportedFrontMatter, Loss } from '../../imported.ts';
import { convertHtml } from '../../html/convert-html.ts';
import { findElements, isElement, propertyOf } from '../../html/elements.ts';
import type { HtmlContext } from '../../html/html-context.ts';
import { parseHtml } from '../../html/parse-html.ts';
import { plainText, titleText } from '../../html/plain-text.ts';
import { readTexInText } from '../../html/tex-in-text.ts';
import { restrictionOf } from './access.ts';
import type { BuilderText } from './builders/text-of-builder.ts';
import { convertBlocks } from './blocks.ts';
import { makeParagraphs, separatePictures } from './paragraphs.ts';
import type { PostContext } from './post-context.ts';
import { bracketNotes, numberNotes } from './post-notes.ts';
import type { WxrItem } from './read-wxr.ts';
import { convertShortcodes } from './shortcodes.ts';
import type { SiteAddresses } from './site-addresses.ts';
import { useUpload } from './uploads.ts';
import type { Post, WxrIndex } from './wxr-index.ts';

export interface Site {
  /** The name of the export. */
  readonly file: string;
  readonly index: WxrIndex;
  readonly addresses: SiteAddresses;
  readonly uploads: AssetFinder;
  /** The id of the original of each translation, by the id of its post. */
  readonly originals: ReadonlyMap<string, string>;
}

/** The article of a post, and what it loses. */
export function convertPost(
  item: WxrItem,
  post: Post,
  site: Site,
): { readonly article: ImportedArticle; readonly losses: readonly Loss[] } {
  const losses: Loss[] = [];
  const origin = { file: `${site.file}, ${post.type} ${post.id}`, line: item.line };
  const lose = (what: string, detail: string, became: Fate) => {
    losses.push({ kind: 'loss', what, detail, became, origin, article: post.path });
  };
  const protections: string[] = [];
  if (item.builder !== undefined) reportBuilder(item.builder, post, lose);
  const body = convertBody(item, post, site, { lose, protect: (reason) => protections.push(reason) });
  const access = decideAccess(item, post, site, protections, lose);
  return {
    article: {
      kind: 'article',
      path: post.path,
      frontMatter: readFrontMatter(item, post, site, access),
      body,
      origin,
    },
    losses,
  };
}

function reportBuilder({ builder, skipped, hidesText }: BuilderText, post: Post, lose: PostContext['lose']) {
  lose('texts that were taken from the data of a page builder', `${builder}: ${post.title}`, 'changed');
  for (const kind of skipped) lose('lists and forms of the site', `${builder}: ${kind}`, 'dropped');
  if (hidesText) lose('texts of posts in whose place a page builder showed its own', post.title, 'dropped');
}

type Report = Pick<PostContext, 'lose' | 'protect'>;

function convertBody(
  item: WxrItem,
  post: Post,
  { index, addresses, uploads }: Site,
  { lose, protect }: Report,
): string {
  const pathTo = (path: string) => `${'../'.repeat(post.path.split('/').length - 1)}${path}`;
  const shown = new Set<string>();
  const context: PostContext = {
    lose,
    protect,
    attachment: (id) => index.attachments.get(id),
    attachedPictures: (id) => picturesOf(index, id ?? post.id),
    gallery: (ids) =>
      parseHtml(convertShortcodes(`[gallery ids="${ids.join(',')}"]`, context)).children as ElementContent[],
    reuse: (id) => {
      const text = index.reusable.get(id);
      if (text === undefined) lose('blocks of several posts that are not in the export', id, 'dropped');
      // A block that shows itself would never end.
      if (text === undefined || shown.has(id)) return [];
      shown.add(id);
      const blocks = readContent(text, context);
      shown.delete(id);
      return blocks;
    },
  };
  const content = item.values.get('content:encoded') ?? '';
  const bracketed = bracketNotes(content);
  if (bracketed.count > 0)
    lose('notes between double brackets', `${String(bracketed.count)} in the text`, 'guessed');
  const parse = (html: string): Root => {
    const tree: Root = { type: 'root', children: readContent(html, context) };
    readTexInText(tree);
    separatePictures(tree);
    describePictures(tree, index);
    numberNotes(tree, item.meta.get('footnotes')?.[0]);
    unlinkPictures(tree, addresses);
    return tree;
  };
  const htmlContext: HtmlContext = {
    lose,
    isLinked: (id) => index.fragments.has(id),
    resolvePicture: (src) => {
      const target = addresses.find(src);
      const path = target?.kind === 'upload' ? useUpload(uploads, target.file) : undefined;
      return path && pathTo(path);
    },
    resolveLink: (href) => {
      if (href.startsWith('#')) return href;
      const target = addresses.find(href);
      if (target === undefined) return /^(?:https?:|mailto:|tel:)/i.test(href) ? href : undefined;
      if (target.kind === 'post') {
        const fragment = target.fragment === '' ? '' : `#${target.fragment}`;
        if (target.post.id === post.id && fragment !== '') return fragment;
        return `${pathTo(target.post.path)}${fragment}`;
      }
      if (target.kind === 'upload') {
        const path = useUpload(uploads, target.file);
        if (path === undefined) lose('links to missing files', href, 'changed');
        return path && pathTo(path);
      }
      lose('links to pages of the site that are not imported', href, 'changed');
      return new URL(
        href,
        index.site.get('wp:base_blog_url') ?? index.site.get('link') ?? 'https://example.org/',
      ).href;
    },
  };
  return convertHtml(bracketed.html, htmlContext, parse);
}

function readContent(content: string, context: PostContext): ElementContent[] {
  const { children } = parseHtml(convertShortcodes(content.replaceAll('\r\n', '\n'), context));
  const nodes = children as ElementContent[];
  return content.includes('<!-- wp:')
    ? convertBlocks(nodes, context)
    : makeParagraphs(nodes.filter(({ type }) => type !== 'comment'));
}

/** The pictures that were uploaded with a post, in their order. */
function picturesOf({ attachments }: WxrIndex, id: string): string[] {
  return [...attachments]
    .filter(([, { parent, url }]) => parent === id && /\.(?:jpe?g|png|gif|webp|avif|svg)$/i.test(url))
    .sort(([one, a], [other, b]) => a.order - b.order || Number(one) - Number(other))
    .map(([attachment]) => attachment);
}

/** The alternative text that the library of a site has, where the post has none. */
function describePictures(tree: Root, { attachments }: WxrIndex): void {
  for (const image of findElements(tree, 'img')) {
    if (propertyOf(image, 'alt') !== '') continue;
    const [, id = propertyOf(image, 'dataId')] = /wp-image-(\d+)/.exec(propertyOf(image, 'className')) ?? [];
    image.properties['alt'] = attachments.get(id)?.alt ?? '';
  }
}

/** A picture that links to itself in large, or to its own page, links nowhere here: readers enlarge every picture. */
function unlinkPictures(tree: Root, addresses: SiteAddresses): void {
  for (const link of findElements(tree, 'a')) {
    const images = link.children.filter((child) => isElement(child, 'img'));
    if (images.length === 0) continue;
    const href = propertyOf(link, 'href');
    const isPicture = /\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#]|$)/i.test(href);
    const isOwnPage = `${propertyOf(link, 'rel')} ${href}`.includes('attachment');
    if (isOwnPage || (isPicture && addresses.find(href)?.kind === 'upload')) delete link.properties['href'];
  }
}

type Access = Pick<ImportedFrontMatter, 'access' | 'status'> & { readonly isExcerptPublic: boolean };

function decideAccess(
  item: WxrItem,
  post: Post,
  { index }: Site,
  protections: readonly string[],
  lose: PostContext['lose'],
): Access {
  const status = post.status === 'publish' ? 'published' : post.status === 'future' ? 'scheduled' : 'draft';
  const isPrivate = post.status === 'private';
  if (isPrivate) lose('private posts, now drafts for members', post.title, 'changed');
  const restriction = restrictionOf(item, post, index.restrictions);
  if (protections.length > 0)
    lose(
      'articles with a protected part, now all for members',
      [...new Set(protections)].join(', '),
      'changed',
    );
  if (restriction?.isAssumed === true && protections.length === 0)
    lose('articles that may have been protected, now for members', restriction.reason, 'guessed');
  else if (restriction?.reason === 'a password') lose('passwords', post.title, 'dropped');
  return {
    status,
    access: isPrivate || restriction !== undefined || protections.length > 0 ? 'members' : 'public',
    isExcerptPublic: restriction?.isExcerptPublic !== false && !isPrivate,
  };
}

function readFrontMatter(
  item: WxrItem,
  post: Post,
  { index, addresses, originals }: Site,
  access: Access,
): ImportedFrontMatter {
  const get = (key: string) => item.values.get(key)?.trim() ?? '';
  const excerpt =
    plainText(get('excerpt:encoded')) ||
    plainText(
      item.meta.get('_yoast_wpseo_metadesc')?.[0] ?? item.meta.get('rank_math_description')?.[0] ?? '',
    );
  const published = dayOf(get('wp:post_date'));
  const updated = dayOf(get('wp:post_modified'));
  const formerly = access.status === 'draft' ? [] : addresses.formerPaths(post).map(normaliseFormerName);
  const title = titleText(get('title')) || post.title;
  return {
    title,
    summary:
      excerpt !== '' && access.isExcerptPublic && !excerpt.includes('%%')
        ? excerpt
        : access.access === 'members'
          ? title
          : undefined,
    authors: authorsOf(post, index),
    published,
    updated: updated !== undefined && published !== undefined && updated > published ? updated : undefined,
    status: access.status,
    access: access.access,
    language: languageOf(post, index),
    tags: tagsOf(post, index),
    translationOf: originals.get(post.id),
    formerly: [...new Set(formerly)].filter((path) => formerName.test(path)),
  };
}

/** Co-Authors Plus and PublishPress Authors keep them as terms; their slugs may begin with `cap-`. */
function authorsOf({ author, terms }: Post, { terms: all, authors }: WxrIndex): string[] | undefined {
  const named = terms
    .filter((key) => key.startsWith('author '))
    .map((key) => {
      const login = key.slice('author '.length).replace(/^cap-/, '');
      const name = all.get(key)?.name ?? '';
      return authors.get(login) ?? authors.get(name) ?? (name || login);
    });
  if (named.length > 0) return [...new Set(named)];
  return author === '' ? undefined : [author];
}

/** Polylang keeps the language of a post as a term. */
function languageOf(post: Post, index: WxrIndex): string | undefined {
  if (post.translation.language !== undefined) return post.translation.language.replaceAll('_', '-');
  const [, slug] = post.terms.map((key) => /^language (.+)$/.exec(key)).find((match) => match !== null) ?? [];
  const description = slug === undefined ? '' : (index.terms.get(`language ${slug}`)?.description ?? '');
  const [, locale] = /"locale";s:\d+:"([a-zA-Z_-]+)"/.exec(description) ?? [];
  return locale?.replaceAll('_', '-') ?? slug;
}

function tagsOf(post: Post, index: WxrIndex): string[] {
  const names = post.terms
    .filter((key) => /^(?:category|post_tag) /.test(key) && !/ (?:uncategorized|ukategorisert)$/.test(key))
    .map((key) => index.terms.get(key)?.name ?? '');
  return [...new Set(names.filter((name) => name !== ''))];
}

/** `2019-05-01 10:00:00`; drafts have zeros. */
function dayOf(date: string): string | undefined {
  const [day] = /^(?!0000)\d{4}-\d{2}-\d{2}/.exec(date) ?? [];
  return day !== undefined && isRealDay(day) ? day : undefined;
}

function isRealDay(day: string): boolean {
  const read = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day);
}
