import { basename } from 'node:path';
import { slug } from '../../../model/ids.ts';
import type { Source } from '../../source.ts';
import { escapeCitations } from '../../markdown/escape-citations.ts';
import { folderOf, joinPath, nameOf, stemOf } from '../../markdown/file-paths.ts';
import { tocOfFolders } from '../../markdown/folder-toc.ts';
import { groupBy } from '../../../model/group-by.ts';
import { importerOf } from '../../markdown/import-markdown.ts';
import type { MarkdownTool, Page, PlannedSeries, Project, Sheet } from '../../markdown/page.ts';
import { dataOf, readDataFile, type Data } from '../../markdown/read-data.ts';
import { readReferences } from '../../markdown/read-references.ts';
import { seriesOfTerms } from '../../markdown/series-of-terms.ts';
import { escapeTitle, titleOfName } from '../../markdown/titles.ts';
import { dateOf, languageOf, namesOf, numberOf, textOf, textsOf } from '../../markdown/values.ts';
import { convertKramdown, kramdownSlug } from './kramdown.ts';
import { convertLiquid } from './liquid.ts';
import { lookupTable } from '../../../model/lookup-table.ts';

const tool: MarkdownTool = {
  id: 'jekyll',
  title: 'Jekyll',
  recognises: ({ files }) =>
    files.some((file) => /(?:^|\/)_posts\//.test(file)) ||
    (files.includes('_config.yml') && !files.includes('_toc.yml')),
  config: /(?:^|\/)_config\.yml$/,
  open: openSite,
};

export const jekyll = importerOf(tool);

/** What a file is on the site, by its path. */
interface Document {
  /** `posts`, `drafts`, `pages` or the name of a collection. */
  readonly collection: string;
  readonly name: string;
  readonly date: string | undefined;
  /** The folders that are categories. */
  readonly categories: readonly string[];
}

const knownKeys = [
  'layout',
  'permalink',
  'nav_order',
  'parent',
  'grand_parent',
  'has_children',
  'series',
  'order',
  'weight',
  'comments',
  'toc',
  'toc_sticky',
  'share',
  'related',
  'header',
  'sidebar',
  'author_profile',
  'read_time',
  'mathjax',
  'math',
  'excerpt_separator',
  'slug',
  'sitemap',
  'redirect_from',
  'classes',
  'pin',
];

async function openSite(source: Source): Promise<Project> {
  const config = source.files.includes('_config.yml') ? readDataFile(source, '_config.yml') : {};
  const collections = collectionsOf(config);
  const excluded = textsOf(config['exclude']).map((path) => path.replace(/\/$/, ''));
  const files = source.files.filter(
    (file) =>
      /\.(?:md|markdown|mkd|mkdn)$/.test(file) &&
      isContent(file, collections) &&
      !excluded.some((path) => file === path || file.startsWith(`${path}/`)),
  );
  const address = textOf(config['url']) ?? '';
  const base = (textOf(config['baseurl']) ?? '').replace(/\/$/, '');
  const siteUrl = /^https?:\/\/(?!localhost|example\.)./.test(address)
    ? `${address.replace(/\/$/, '')}${base}/`
    : undefined;
  const title = textOf(config['title'] ?? config['name']);
  const authors = namesOf(config['author']);
  const { references, keys, losses } = await readReferences(source, bibliographiesOf(config, source));
  const hasReferences = references !== undefined;
  let data: Data | undefined;
  const readAllData = () => (data ??= readDataFolder(source));
  return {
    publication: {
      title: title === undefined ? undefined : escapeTitle(title),
      summary: textOf(config['description'])?.replaceAll(/\s+/g, ' '),
      language: languageOf(config['lang'] ?? config['locale']),
      authors: authors.length > 0 ? authors : undefined,
      baseUrl: siteUrl,
    },
    losses,
    references,
    ...(hasReferences ? { citedKeys: keys } : {}),
    files,
    roots: [''],
    siteUrl,
    slugs: [kramdownSlug],
    knownKeys,
    anchorsIn: (body) => [...body.matchAll(/\{:[^}\n]*#([\w:-]+)/g)].map(([, id = '']) => id),
    describe: (sheet) => describe(withDefaults(sheet, config, collections), config, collections),
    arrange: (pages) =>
      arrange(pages, collections, config, escapeTitle(title ?? titleOfName(basename(source.path)))),
    convert: (draft, conversion) => {
      const { page, report } = conversion;
      const find = (written: string, isPost: boolean) => findDocument(written, isPost, files);
      // An at sign is one: only tags cite.
      const named = hasReferences ? escapeCitations(draft, report, undefined) : draft;
      const include = (file: string) => conversion.include(`_includes/${file}`);
      const site = draft.text.includes('site.data') ? { ...config, data: readAllData() } : config;
      const plain = convertLiquid(named, report, { site, page: page.values, find, cited: keys, include });
      return convertKramdown(plain, report);
    },
  };
}

/** The files of `_data` by their names: `site.data.authors`. */
function readDataFolder(source: Source): Data {
  const files = source.files.filter((file) => /^_data\/[^/]+\.(?:ya?ml|json)$/.test(file));
  return Object.fromEntries(files.map((file) => [stemOf(file), readDataFile(source, file)]));
}

/** Those of the plug-in jekyll-scholar. */
function bibliographiesOf(config: Data, source: Source): string[] {
  const scholar = dataOf(config['scholar']);
  const folder = textOf(scholar['source'])?.replaceAll(/^[./]+|\/$/g, '') ?? '_bibliography';
  const named = textsOf(scholar['bibliography']).map((name) => joinPath(folder, name) ?? name);
  const isListed = named.length > 0 && !named.some((name) => name.includes('*'));
  return isListed
    ? named
    : source.files.filter((file) => file.startsWith(`${folder}/`) && file.endsWith('.bib'));
}

function collectionsOf(config: Data): readonly string[] {
  const written = config['collections'];
  return Array.isArray(written) ? textsOf(written) : Object.keys(dataOf(written));
}

function isContent(file: string, collections: readonly string[]): boolean {
  if (/^(?:vendor|_site|_includes|_layouts|_data|_sass|assets)\//.test(file)) return false;
  if (/^(?:readme|license|changelog|contributing|code_of_conduct)\.(?:md|markdown)$/i.test(file))
    return false;
  const hidden = file.split('/').find((step) => step.startsWith('_'));
  return (
    hidden === undefined ||
    hidden === '_posts' ||
    hidden === '_drafts' ||
    collections.includes(hidden.slice(1))
  );
}

function documentOf(file: string, collections: readonly string[]): Document {
  const steps = folderOf(file).split('/');
  const at = steps.findIndex((step) => step.startsWith('_'));
  const collection = at === -1 ? 'pages' : (steps[at] ?? '').slice(1);
  const dated = collection === 'posts' || collection === 'drafts' || collections.includes(collection);
  const [, date, name] = (dated ? /^(\d{4}-\d{1,2}-\d{1,2})-(.+)$/.exec(stemOf(file)) : null) ?? [];
  return {
    collection,
    name: name ?? stemOf(file),
    date: dateOf(date),
    categories: at > 0 ? steps.slice(0, at) : [],
  };
}

/** The `defaults` of the configuration for a path and a kind. */
function withDefaults(sheet: Sheet, config: Data, collections: readonly string[]): Sheet {
  const defaults = Array.isArray(config['defaults']) ? (config['defaults'] as unknown[]) : [];
  const { collection } = documentOf(sheet.file, collections);
  let values: Data = {};
  for (const one of defaults) {
    const scope = dataOf(dataOf(one)['scope']);
    const path = textOf(scope['path'])?.replace(/\/$/, '');
    const type = textOf(scope['type']);
    const isIn = path === undefined || sheet.file === path || sheet.file.startsWith(`${path}/`);
    if (isIn && (type === undefined || type === collection))
      values = { ...values, ...dataOf(dataOf(one)['values']) };
  }
  return { ...sheet, values: { ...values, ...sheet.values } };
}

function describe({ file, values }: Sheet, config: Data, collections: readonly string[]) {
  const document = documentOf(file, collections);
  const { collection, name, date } = document;
  const title = textOf(values['title']);
  const isIndex = /^index$/i.test(name);
  const folder =
    collection === 'pages' ? folderOf(file) : /^(?:posts|drafts)$/.test(collection) ? '' : collection;
  return {
    name: isIndex ? nameOf(folderOf(file)) || 'introduction' : name,
    folder,
    title: title === undefined ? titleOfName(name) : escapeTitle(title),
    urls: [urlOf(file, document, values, config)],
    isList: isIndex,
    facts: {
      published: dateOf(values['date']) ?? date,
      status: collection === 'drafts' ? ('draft' as const) : undefined,
      authors: authorsOf(values, config),
    },
  };
}

/** A key of `_data/authors.yml` is taken for a name. */
function authorsOf(values: Data, config: Data): string[] | undefined {
  const names = namesOf(values['authors'] ?? values['author']);
  return names.length > 0 && names.join() !== namesOf(config['author']).join() ? names : undefined;
}

const styles: Readonly<Record<string, string>> = lookupTable({
  date: '/:categories/:year/:month/:day/:title.html',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title.html',
  none: '/:categories/:title.html',
});

/** The path of a page on the site (Jekyll, "Permalinks"). */
function urlOf(
  file: string,
  { collection, name, date, categories }: Document,
  values: Data,
  config: Data,
): string {
  const style = textOf(config['permalink']) ?? 'date';
  const own = textOf(values['permalink']);
  const isPost = collection === 'posts' || collection === 'drafts';
  const isPretty = style === 'pretty' || style.endsWith('/');
  const ofCollection = textOf(dataOf(dataOf(config['collections'])[collection])['permalink']);
  const pattern =
    own ??
    (isPost
      ? (styles[style] ?? style)
      : collection === 'pages'
        ? `/${folderOf(file)}/${/^index$/i.test(name) ? '' : isPretty ? `${name}/` : `${name}.html`}`
        : (ofCollection ?? `/:collection/:path${isPretty ? '/' : '.html'}`));
  const [year = '', month = '', day = ''] = (dateOf(values['date']) ?? date ?? '').split('-');
  const listed = [
    ...categories,
    ...textsOf(values['categories'] ?? values['category']).flatMap((one) => one.split(' ')),
  ];
  const parts: Readonly<Record<string, string>> = lookupTable({
    year,
    month,
    day,
    i_month: month.replace(/^0/, ''),
    i_day: day.replace(/^0/, ''),
    short_year: year.slice(2),
    title: textOf(values['slug']) ?? name,
    name,
    slug: textOf(values['slug']) ?? slug(name),
    path: name,
    basename: name,
    collection,
    categories: listed.map((one) => one.toLowerCase()).join('/'),
    output_ext: '.html',
  });
  const url = pattern.replaceAll(/:([a-z_]+)/g, (written, key: string) => parts[key] ?? written);
  return `/${url}`.replaceAll(/\/{2,}/g, '/');
}

/** `2019-05-01-ebb` of `post_url`, or a path of `link`. */
function findDocument(written: string, isPost: boolean, files: readonly string[]): string | undefined {
  if (!isPost) return files.find((file) => file === joinPath('', written));
  return files.find(
    (file) =>
      /(?:^|\/)_(?:posts|drafts)\//.test(file) &&
      (stemOf(file) === nameOf(written) || file.includes(`_posts/${written}.`)),
  );
}

function arrange(
  pages: readonly Page[],
  collections: readonly string[],
  config: Data,
  title: string,
): PlannedSeries[] {
  const byTerms = seriesOfTerms(
    pages,
    ({ values }) => textsOf(values['series']),
    () => undefined,
  );
  const inSeries = new Set(byTerms.flatMap(({ entries }) => entries.map(({ page }) => page)));
  const rest = pages.filter((page) => !inSeries.has(page));
  const byCollection = groupBy(rest, ({ file }) =>
    documentOf(file, collections).collection.replace('drafts', 'posts'),
  );
  const planned = [...byCollection].map(([collection, own]): PlannedSeries => {
    const label =
      textOf(dataOf(dataOf(config['collections'])[collection])['title']) ?? titleOfName(collection);
    const isMain = collection === (byCollection.has('posts') ? 'posts' : 'pages');
    const entries =
      collection === 'posts'
        ? [...own]
            .sort((a, b) => (a.facts.published ?? '').localeCompare(b.facts.published ?? '', 'en'))
            .map((page) => ({ page }))
        : tocOfFolders(own, collection === 'pages' ? '' : `_${collection}`, {
            orderOf: ({ values }) => numberOf(values['nav_order'] ?? values['order'] ?? values['weight']),
          });
    return {
      key: `collection ${collection}`,
      name: isMain ? title : label,
      title: isMain ? title : label,
      entries,
      origin: { file: own[0]?.file ?? '_config.yml' },
    };
  });
  return [...byTerms, ...planned];
}
