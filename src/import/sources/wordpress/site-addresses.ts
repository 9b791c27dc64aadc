import { decodeAddress } from '../../../model/decode-address.ts';
import { parseUrl } from '../../../model/parse-url.ts';
import type { Post, WxrIndex } from './wxr-index.ts';

/** What an address of the site leads to. */
type Target =
  | { readonly kind: 'post'; readonly post: Post; readonly fragment: string }
  /** A file of the uploads, by its path in them. */
  | { readonly kind: 'upload'; readonly file: string }
  /** A page of the site that is not imported: an archive, a form, its front. */
  | { readonly kind: 'site'; readonly path: string };

export interface SiteAddresses {
  /** Undefined for addresses on other sites. */
  find(href: string): Target | undefined;
  /** The path on the new site from which readers of an old address are led on; undefined where it is none. */
  formerPath(link: string): string | undefined;
  /** Where a post was, now and with its earlier slugs: the paths that are of no other post. */
  formerPaths(post: Post): readonly string[];
}

export function createSiteAddresses(index: WxrIndex): SiteAddresses {
  const bases = ['wp:base_blog_url', 'wp:base_site_url', 'link']
    .map((name) => parseUrl(index.site.get(name) ?? ''))
    .filter((url) => url !== undefined);
  const [base = new URL('https://example.org/')] = bases;
  const hosts = new Set(bases.map(({ hostname }) => plainHost(hostname)));
  const folder = base.pathname.replace(/\/+$/, '');
  const byPath = new Map<string, Post>();
  const bySlug = new Map<string, Post | undefined>();
  for (const post of index.posts.values()) {
    const url = parseUrl(post.link, base.href);
    if (url?.search === '') byPath.set(keyOf(url.pathname), post);
    bySlug.set(post.slug.toLowerCase(), bySlug.has(post.slug.toLowerCase()) ? undefined : post);
    for (const slug of post.oldSlugs)
      if (!bySlug.has(slug.toLowerCase())) bySlug.set(slug.toLowerCase(), post);
  }
  const byUrl = new Map(
    [...index.attachments.values()].map(({ url, file }) => [withoutScheme(url), file] as const),
  );
  const findPost = (url: URL): Post | undefined => {
    for (const name of ['p', 'page_id', 'post', 'attachment_id']) {
      const post = index.posts.get(url.searchParams.get(name) ?? '');
      if (post !== undefined) return post;
    }
    const path = keyOf(url.pathname.replace(/\/(?:page\/\d+|amp|feed|\d{1,2})\/?$/, '/'));
    const exact = byPath.get(keyOf(url.pathname)) ?? byPath.get(path);
    if (exact !== undefined) return exact;
    // WordPress too looks for a slug where the folders before it have changed.
    const last = path.split('/').at(-1) ?? '';
    return last === '' || /^\/(?:category|tag|author|series|wp-)/.test(path) ? undefined : bySlug.get(last);
  };
  const formerPath = (link: string): string | undefined => {
    const url = parseUrl(link, base.href);
    if (url?.search !== '' || !hosts.has(plainHost(url.hostname))) return undefined;
    const path = url.pathname.startsWith(`${folder}/`) ? url.pathname.slice(folder.length) : url.pathname;
    return path === '/' ? undefined : (decodeAddress(path) ?? path);
  };
  // An earlier path of several posts is of the first, unless a post has it now.
  const byEarlierPath = new Map<string, Post>();
  for (const post of index.posts.values())
    for (const path of earlierPaths(formerPath(post.link) ?? '', post)) {
      const key = keyOf(path);
      if (!byPath.has(keyOf(`${folder}${path}`)) && !byEarlierPath.has(key)) byEarlierPath.set(key, post);
    }
  return {
    find: (href) => {
      const url = parseUrl(href, base.href);
      if (url === undefined || !/^https?:$/.test(url.protocol)) return undefined;
      const upload = uploadOf(url, hosts) ?? byUrl.get(withoutScheme(url.href));
      if (upload) return { kind: 'upload', file: upload };
      if (!hosts.has(plainHost(url.hostname))) return undefined;
      const post = findPost(url);
      return post === undefined
        ? { kind: 'site', path: url.pathname }
        : { kind: 'post', post, fragment: decodeAddress(url.hash.slice(1)) ?? '' };
    },
    formerPath,
    formerPaths: (post) => {
      const path = formerPath(post.link);
      if (path === undefined) return [];
      const isOwn = byPath.get(keyOf(`${folder}${path}`)) === post;
      const earlier = earlierPaths(path, post).filter((one) => byEarlierPath.get(keyOf(one)) === post);
      return isOwn ? [path, ...earlier] : earlier;
    },
  };
}

/** Where a post was with its earlier slugs. */
function earlierPaths(path: string, { oldSlugs }: Post): string[] {
  return oldSlugs.map((slug) => path.replace(/[^/]+(?=\/?$)/, () => slug));
}

function plainHost(host: string): string {
  return host.replace(/^www\./, '');
}

function withoutScheme(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/[?#].*$/, '');
}

/** Paths are compared in lower case, without what they encode and without a slash at the end. */
function keyOf(path: string): string {
  return (decodeAddress(path) ?? path).toLowerCase().replace(/\/+$/, '') || '/';
}

/** Jetpack serves pictures of a site from `i0.wp.com`, with the address of the site in the path. */
function uploadOf(url: URL, hosts: ReadonlySet<string>): string | undefined {
  const [, mirrored] = /^i\d\.wp\.com$/.test(url.hostname) ? (/^\/([^/]+)\//.exec(url.pathname) ?? []) : [];
  const host = plainHost(mirrored ?? url.hostname);
  const path = decodeAddress(url.pathname) ?? url.pathname;
  const [, file] =
    /\/(?:wp-content\/uploads(?:\/sites\/\d+)?|wp-content\/blogs\.dir\/\d+\/files)\/(.+)$/.exec(path) ?? [];
  if (file !== undefined && hosts.has(host)) return file;
  const [, hosted] = /^\/(\d{4}\/\d{2}\/.+)$/.exec(path) ?? [];
  const isHosted =
    host.endsWith('.files.wordpress.com') &&
    [...hosts].some((one) => one.split('.')[0] === host.split('.')[0]);
  return isHosted ? hosted : undefined;
}
