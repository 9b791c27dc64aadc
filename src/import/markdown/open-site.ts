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
  const basePath = project.siteUrl === undefined ? '' : pathOfUrl(project.siteUrl);

  const findFile = (path: string): Page | string | undefined => {
    for (const candidate of candidates(path)) {
      const page = byFile.get(candidate);
      if (page !== undefined) return page;
    }
    // A text that is no article has no page, and is no file for readers either.
    return files.has(path) && !isText.test(path) ? path : undefined;
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
    return undefined;
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
      const { path, fragment } = splitAddress(local);
      if (path === '') return { kind: 'page', page: from, fragment };
      const found = path.startsWith('/') ? findAbsolute(path) : findRelative(path, from);
      if (found === undefined) return isOwn ? { kind: 'external', address } : { kind: 'missing' };
      return typeof found === 'string'
        ? { kind: 'file', file: found, fragment }
        : { kind: 'page', page: found, fragment };
    },
  };
}

/** The fragment by which Kolofon finds what one of the source means; undefined where there is nothing. */
function findFragment(page: Page, fragment: string, project: Project): string | undefined {
  const { anchors, headings } = page.outline;
  if (anchors.has(fragment)) return fragment;
  const slugs = [(text: string) => text, slug, ...(project.slugs ?? [])];
  const wanted = fragment.toLowerCase();
  const found =
    headings.find((heading) => heading.fragment === wanted) ??
    headings.find(({ text }) => slugs.some((one) => one(text).toLowerCase() === wanted));
  // The title of a page has no fragment of its own.
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
