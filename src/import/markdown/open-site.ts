import { groupBy } from '../../model/group-by.ts';
import { slug } from '../../model/ids.ts';
import type { Source } from '../source.ts';
import { folderOf, joinPath, pathBetween, splitAddress } from './file-paths.ts';
import type { Page, Project, Site, Target } from './page.ts';

/** `takeAsset`: gives a file its path below `series/articles`. */
export function openSite(
  pages: readonly Page[],
  source: Source,
  project: Project,
  takeAsset: (file: string) => string,
): Site {
  const byFile = new Map(pages.map((page) => [page.file, page]));
  const byUrl = new Map<string, Page>();
  for (const page of pages) for (const url of page.urls ?? []) byUrl.set(plainUrl(url), page);
  const files = new Set(source.files);
  let folded: ReadonlyMap<string, readonly string[]> | undefined;
  const foldedFiles = () => (folded ??= groupBy(source.files, (file) => file.toLowerCase()));
  const byRoute = project.isPartOfSite === true ? routesOf(pages) : new Map<string, Page>();
  const basePath = project.siteUrl === undefined ? '' : pathOfUrl(project.siteUrl);

  const findFile = (path: string): Page | string | undefined => {
    for (const candidate of candidates(path)) {
      const page = byFile.get(candidate);
      if (page !== undefined) return page;
    }
    // A text that is no article has no page, and is no file for readers either.
    if (files.has(path)) return isText.test(path) ? undefined : path;
    // Windows and macOS make no difference between small and capital letters.
    const [only, ...others] = foldedFiles().get(path.toLowerCase()) ?? [];
    if (only === undefined || others.length > 0 || only === path) return undefined;
    return byFile.get(only) ?? (isText.test(only) ? undefined : only);
  };
  const findAbsolute = (path: string): Page | string | undefined => {
    const inSite =
      basePath !== '' && `${path}/`.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
    for (const one of new Set([inSite, path])) {
      const page = byUrl.get(plainUrl(one));
      if (page !== undefined) return page;
      for (const root of project.roots) {
        const joined = joinPath('', `${root}/${one}`);
        const found = joined === undefined ? undefined : findFile(joined);
        if (found !== undefined) return found;
      }
    }
    return project.isPartOfSite === true ? findMounted(path) : undefined;
  };
  /** The first steps of an address may be those of the folder on a site in which the source is: `/docs/start`. */
  const findMounted = (path: string): Page | string | undefined => {
    const steps = path.split('/').filter(Boolean);
    for (let left = 0; left <= mostSteps && left < steps.length; left += 1) {
      const rest = steps.slice(left).join('/');
      const found = byRoute.get(routeOf(rest)) ?? (left === 0 ? undefined : findFile(rest));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const findRelative = (path: string, from: Page): Page | string | undefined => {
    const joined = joinPath(folderOf(from.file), path);
    const found = joined === undefined ? undefined : findFile(joined);
    if (found !== undefined) return found;
    for (const url of from.urls ?? []) {
      const base = url.endsWith('/') ? url.slice(0, -1) : folderOf(url);
      const onSite = joinPath(base, path);
      const other = onSite === undefined ? undefined : findAbsolute(`/${onSite}`);
      if (other !== undefined) return other;
    }
    return joined === undefined ? undefined : byRoute.get(routeOf(joined));
  };

  return {
    pages,
    pageOfFile: (file) => byFile.get(file),
    takeAsset,
    linkTo: (page, fragment, from) => {
      const found = fragment === '' ? '' : findFragment(page, fragment, project);
      if (found === undefined) return undefined;
      const hash = found === '' ? '' : `#${found}`;
      return page === from && hash !== '' ? hash : `${pathBetween(from.path, page.path)}${hash}`;
    },
    resolve: (address, from): Target => {
      const { siteUrl } = project;
      const isOwn = siteUrl !== undefined && siteUrl.length > 8 && address.startsWith(siteUrl);
      const local = isOwn ? `/${address.slice(siteUrl.length).replace(/^\//, '')}` : address;
      if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(local)) return { kind: 'external', address };
      const { path: written, fragment } = splitAddress(local);
      // As Windows writes it.
      const path = written.replaceAll('\\', '/');
      if (path === '') return { kind: 'page', page: from, fragment };
      const found = path.startsWith('/') ? findAbsolute(path) : findRelative(path, from);
      if (found === undefined) return isOwn ? { kind: 'external', address } : { kind: 'missing' };
      return typeof found === 'string'
        ? { kind: 'file', file: found, fragment }
        : { kind: 'page', page: found, fragment };
    },
  };
}

/** How deep a source may be on a site that is not known. */
const mostSteps = 2;

/** Pages by their paths without the numbers that only order, without endings and without the name of an index. */
function routesOf(pages: readonly Page[]): Map<string, Page> {
  const routes = new Map<string, Page>();
  for (const page of pages) {
    const route = routeOf(page.file);
    if (!routes.has(route)) routes.set(route, page);
  }
  return routes;
}

function routeOf(path: string): string {
  return path
    .split('/')
    .map((step) => step.replace(/^\d{1,4}[-_. ]+(?=\S)/, ''))
    .join('/')
    .replace(isText, '')
    .replace(/(?:^|\/)(?:_?index|readme)$/i, '')
    .replace(/\/$/, '')
    .toLowerCase();
}

/** The fragment by which Kolofon finds what one of the source means; undefined where there is nothing. */
function findFragment(page: Page, fragment: string, project: Project): string | undefined {
  const { anchors, headings } = page.outline;
  // The title of a page has no fragment of its own.
  const [title] = page.hidesHeading ? headings : [];
  if (title !== undefined && (title.id === fragment || title.fragment === fragment.toLowerCase())) return '';
  if (anchors.has(fragment)) return fragment;
  const slugs = [(text: string) => text, slug, ...(project.slugs ?? [])];
  const wanted = fragment.toLowerCase();
  const found =
    headings.find((heading) => heading.fragment === wanted) ??
    headings.find(({ text }) => slugs.some((one) => one(text).toLowerCase() === wanted));
  return page.hidesHeading && found !== undefined && found === headings[0] ? '' : found?.fragment;
}

/** The files that a path may mean: itself, a page written without its ending or by its address, or that of a folder. */
function* candidates(path: string): Generator<string> {
  yield path;
  const stem = path.replace(/\.html?$/, '');
  const inFolder = path === '' ? '' : `${path}/`;
  yield* endings.map((ending) => `${stem}${ending}`);
  yield* indexNames.flatMap((name) => endings.map((ending) => `${inFolder}${name}${ending}`));
  if (stem.endsWith('/index') || stem === 'index')
    yield* endings.map((ending) => `${stem.replace(/index$/, 'README')}${ending}`);
}

const isText = /\.(?:md|mdx|markdown)$/i;
const endings = ['.md', '.mdx', '.qmd', '.Rmd', '.rmd', '.markdown', '.mdc'];
const indexNames = ['index', 'README', '_index', 'readme'];

function plainUrl(url: string): string {
  return url
    .replace(/^\/*/, '/')
    .replace(/\/(?:index(?:\.html?)?)?$/, '')
    .replace(/\.html?$/, '')
    .toLowerCase();
}

function pathOfUrl(address: string): string {
  const path = /^[a-z]+:\/\/[^/]*(\/[^?#]*)?/i.exec(address)?.[1] ?? (address.startsWith('/') ? address : '');
  return path.replace(/\/+$/, '');
}
