import { basename } from 'node:path';
import type { Loss } from '../../imported.ts';
import type { Source } from '../../source.ts';
import { dropCodeWords } from '../../markdown/code-words.ts';
import { convertClosedComponents, convertComponents } from '../../markdown/convert-components.ts';
import { convertFences } from '../../markdown/convert-fences.ts';
import { folderOf, nameOf, stemOf } from '../../markdown/file-paths.ts';
import { indexName, tocOfFolders, type FolderOptions } from '../../markdown/folder-toc.ts';
import { importerOf } from '../../markdown/import-markdown.ts';
import { convertIndentedBlocks } from '../../markdown/indented-blocks.ts';
import { convertLineMarkers } from '../../markdown/line-markers.ts';
import type { MarkdownTool, Page, PlannedSeries, Project } from '../../markdown/page.ts';
import { dataOf, readDataFile, type Data } from '../../markdown/read-data.ts';
import { dropContentsMarks, dropIcons } from '../../markdown/text-passes.ts';
import { escapeTitle, titleOfName } from '../../markdown/titles.ts';
import { languageOf, namesOf, numberOf, pick, textOf, textsOf } from '../../markdown/values.ts';
import { usualComponent } from '../../markdown/usual-components.ts';
import { filesInNav, readNav } from './read-nav.ts';
import { convertSnippets } from './snippets.ts';
import { showFrontMatter, vitepressSlug } from './vitepress.ts';
import { arrangeBySidebars, localeOf, readVitepressSite, vitepressConfig } from './vitepress-site.ts';

const tool: MarkdownTool = {
  id: 'markdown',
  title: 'Markdown',
  recognises: ({ files }) => files.some((file) => markdownFile.test(file)),
  config: new RegExp(String.raw`(?:^|/)mkdocs\.ya?ml$|${vitepressConfig.source}`),
  open: openFolder,
};

/** Any folder of Markdown, also those of MkDocs and VitePress. */
export const markdown = importerOf(tool);

const markdownFile = /\.(?:md|mdx|markdown)$/i;

/** What belongs to a repository and not to its texts, by the names in capital letters that code hosts look for. */
const repositoryFile =
  /^(?:\.github\/.*|(?:CHANGELOG|LICEN[SC]E|CODE_OF_CONDUCT|CONTRIBUTING|SECURITY|PULL_REQUEST_TEMPLATE|AUTHORS|HISTORY)\.(?:md|markdown))$/;

function openFolder(source: Source): Project {
  const config = readConfig(source);
  const vitepress = readVitepressSite(source);
  const root = vitepress?.root ?? readRoot(source, config);
  const below = root === '' ? '' : `${root}/`;
  const texts = source.files.filter((file) => file.startsWith(below) && isText(file));
  const own = texts.filter((file) => !repositoryFile.test(file));
  const nav = config['nav'];
  const files = [...new Set([...filesInNav(nav, root).filter((file) => own.includes(file)), ...own])];
  const siteUrl = textOf(config['site_url']);
  const isOnSite = siteUrl?.startsWith('http') === true;
  const title = textOf(config['site_name']) ?? vitepress?.title;
  const authors = namesOf(config['site_author']);
  const basePaths = readBasePaths(config);
  const homeFile = files.find((file) => folderOf(file) === root && indexName.test(stemOf(file)));
  return {
    publication: {
      title: title === undefined ? undefined : escapeTitle(title),
      summary: textOf(config['site_description']) ?? vitepress?.summary,
      language: languageOf(pick(dataOf(config['theme']), 'language', 'locale')) ?? vitepress?.language,
      authors: authors.length > 0 ? authors : undefined,
      baseUrl: isOnSite ? siteUrl : undefined,
    },
    files,
    losses: [
      ...(vitepress?.isComputed === true ? [computedSidebar(vitepress.file)] : []),
      ...texts
        .filter((file) => repositoryFile.test(file))
        .map((file) => loss('files about a repository', file, 'dropped', file)),
    ],
    slugs: [vitepressSlug],
    // VitePress and others keep their texts in a folder that their configuration names, which is code.
    roots: [...new Set([root, below + 'public', 'public', 'static', ...(isOnSite ? [] : topFolders(own))])],
    siteUrl: isOnSite ? siteUrl : undefined,
    isPartOfSite: !isOnSite,
    knownKeys,
    headingWins: ({ opensWithHeading, outline }) =>
      opensWithHeading && outline.headings.filter(({ depth }) => depth === 1).length === 1,
    describe: ({ file, values }) => {
      const path = file.slice(below.length);
      const stem = stemOf(path).replace(/^\d{1,3}[-_. ]+(?=\S)/, '');
      const folder = folderOf(path);
      const isIndex = indexName.test(stem);
      const language = vitepress?.locales.get(localeOf(path, vitepress));
      return {
        name: isIndex ? nameOf(folder).replace(/^\d{1,3}[-_. ]+(?=\S)/, '') || 'introduction' : stem,
        folder,
        title: isIndex && folder !== '' ? titleOfName(nameOf(folder)) : undefined,
        urls: isOnSite
          ? [`/${isIndex ? (folder === '' ? '' : `${folder}/`) : `${path.replace(markdownFile, '')}/`}`]
          : [],
        isList: isIndex,
        translationKey: language === undefined ? path : path.slice(path.indexOf('/') + 1),
        facts: { summary: textOf(pick(values, 'summary', 'description')), language },
      };
    },
    arrange: (pages) => {
      const name = titleOfHome(pages, homeFile) ?? escapeTitle(title ?? titleOfName(basename(source.path)));
      const byNav = arrangeByNav(pages, nav, root, title ?? basename(source.path));
      if (byNav.some(({ entries }) => entries.length > 0)) return byNav;
      if (vitepress === undefined) return arrangeByFolders(pages, root, name, folderOptions(source));
      return arrangeBySidebars(
        pages,
        vitepress,
        title === undefined ? name : escapeTitle(title),
        (rest, folder) => arrangeByFolders(rest, folder, name, folderOptions(source)),
      );
    },
    convert: (draft, conversion) => {
      const included = dropIcons(
        dropContentsMarks(showFrontMatter(convertSnippets(draft, conversion, basePaths), conversion.page)),
        conversion,
      );
      const isMdx = conversion.page.file.endsWith('.mdx');
      const code = dropCodeWords(
        convertLineMarkers(included, conversion.report, isMdx),
        conversion.report,
        isMdx,
      );
      const convert = isMdx ? convertComponents : convertClosedComponents;
      const components = convert(code, conversion, usualComponent);
      const fenced = convertFences(components, conversion.report, () => undefined);
      return convertIndentedBlocks(fenced, conversion.report);
    },
  };
}

/** What belongs to the tool is no text. */
function isText(file: string): boolean {
  return markdownFile.test(file) && !/(?:^|\/)\.(?:vitepress|vuepress)\//.test(file);
}

function loss(what: string, detail: string, became: Loss['became'], file: string): Loss {
  return { kind: 'loss', what, detail, became, origin: { file } };
}

function computedSidebar(file: string): Loss {
  return loss('sidebars that are computed', 'The texts are in the order of their names.', 'guessed', file);
}

const knownKeys = [
  'layout',
  'id',
  'slug',
  'order',
  'weight',
  'nav_order',
  'sidebar_position',
  'position',
  'toc',
  'outline',
  'sidebar',
  'aside',
  'permalink',
  'search',
  'hide',
  'icon',
];

function readConfig(source: Source): Data {
  const file = ['mkdocs.yml', 'mkdocs.yaml'].find((name) => source.files.includes(name));
  return file === undefined ? {} : readDataFile(source, file);
}

function readRoot(source: Source, config: Data): string {
  if (Object.keys(config).length === 0) return '';
  const folder = (textOf(config['docs_dir']) ?? 'docs').replace(/^\.\/|\/$/g, '');
  // Some make their folder of texts from the one that others have by default.
  return [folder, 'docs'].find((one) => source.files.some((file) => file.startsWith(`${one}/`))) ?? '';
}

/** The folders in which snippets are looked for. */
function readBasePaths(config: Data): readonly string[] {
  const extensions = Array.isArray(config['markdown_extensions'])
    ? (config['markdown_extensions'] as unknown[])
    : [];
  const own = extensions.flatMap((one) => textsOf(dataOf(dataOf(one)['pymdownx.snippets'])['base_path']));
  return own.length > 0 ? own.map((path) => path.replace(/^\.\/?|\/$/g, '')) : [''];
}

/** The folders of texts, the largest first. */
function topFolders(files: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const file of files) {
    const [top = '', ...rest] = file.split('/');
    if (rest.length > 0) counts.set(top, (counts.get(top) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([folder]) => folder);
}

function titleOfHome(pages: readonly Page[], homeFile: string | undefined): string | undefined {
  return pages.find(({ file }) => file === homeFile)?.title;
}

function arrangeByNav(pages: readonly Page[], nav: unknown, root: string, title: string): PlannedSeries[] {
  const byFile = new Map(pages.map((page) => [page.file, page]));
  const entries = readNav(nav, root, (file) => byFile.get(file));
  return [{ key: 'all', name: title, title: escapeTitle(title), entries, origin: { file: 'mkdocs.yml' } }];
}

/** Files beside one another are a series, and each folder beside them another one. */
function arrangeByFolders(
  pages: readonly Page[],
  root: string,
  title: string,
  options: FolderOptions,
): PlannedSeries[] {
  const entries = tocOfFolders(pages, root, options);
  const isFolder = (entry: (typeof entries)[number]) => entry.entries !== undefined;
  const loose = entries.filter((entry) => !isFolder(entry));
  const rest = entries.filter(isFolder);
  const series: PlannedSeries[] =
    loose.length === 0
      ? []
      : [{ key: 'all', name: title, title, entries: loose, origin: { file: root || '.' } }];
  for (const { page, title: own, entries: inner = [] } of rest) {
    const first = page ?? inner[0]?.page;
    const name = own ?? title;
    series.push({
      key: `folder ${first === undefined ? name : folderOf(first.file)}`,
      name,
      title: name,
      entries: page === undefined ? inner : [{ page }, ...inner],
      origin: { file: first?.file ?? (root || '.') },
    });
  }
  return series;
}

/** The order of pages by their front matter; `.pages` of a folder has its title and its order. */
function folderOptions(source: Source): FolderOptions {
  const orders = new Map<string, number>();
  const titles = new Map<string, string>();
  for (const file of source.files.filter((one) => nameOf(one) === '.pages')) {
    const folder = folderOf(file);
    const values = readDataFile(source, file);
    const title = textOf(values['title']);
    if (title !== undefined) titles.set(folder, escapeTitle(title));
    const listed = pick(values, 'nav', 'arrange', 'order');
    if (Array.isArray(listed))
      for (const [index, item] of (listed as unknown[]).entries()) {
        const name = typeof item === 'string' ? item : textOf(Object.values(dataOf(item))[0]);
        if (name !== undefined) orders.set(folder === '' ? name : `${folder}/${name}`, index);
      }
  }
  return {
    orderOf: ({ file, values }) =>
      orders.get(file) ??
      numberOf(pick(values, 'order', 'weight', 'nav_order', 'sidebar_position', 'position')),
    folder: (path) => ({ title: titles.get(path), order: orders.get(path) }),
  };
}
