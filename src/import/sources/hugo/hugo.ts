import { basename } from 'node:path';
import type { Source } from '../../source.ts';
import { convertShortcodes } from '../../markdown/convert-shortcodes.ts';
import { folderOf, nameOf, stemOf } from '../../markdown/file-paths.ts';
import { tocOfFolders } from '../../markdown/folder-toc.ts';
import { groupBy } from '../../../model/group-by.ts';
import { importerOf } from '../../markdown/import-markdown.ts';
import type { MarkdownTool, Page, PlannedSeries, Project, Sheet } from '../../markdown/page.ts';
import { dataOf, type Data } from '../../markdown/read-data.ts';
import { seriesOfTerms } from '../../markdown/series-of-terms.ts';
import { splitFrontMatter } from '../../markdown/split-front-matter.ts';
import { escapeTitle, titleOfName } from '../../markdown/titles.ts';
import { dateOf, numberOf, pick, textOf, textsOf } from '../../markdown/values.ts';
import { findConfig, readConfig, type HugoConfig, type HugoLanguage } from './read-config.ts';
import { includeFiles } from './include-files.ts';
import { chooseShortcode } from './shortcodes.ts';
import { urlOf } from './urls.ts';

const tool: MarkdownTool = {
  id: 'hugo',
  title: 'Hugo',
  recognises: (source) =>
    findConfig(source) !== undefined &&
    source.files.some((file) => file.startsWith('content/') || /(?:^|\/)_index\.md$/.test(file)),
  config: /(?:^|\/)(?:config\/_default\/)?(?:hugo|config)\.(?:toml|ya?ml|json)$/,
  open: openSite,
};

export const hugo = importerOf(tool);

/** Where a file is among the texts of its language. */
export interface HugoPlace {
  readonly language: HugoLanguage;
  /** Below the folder of the texts, without language, `.md` and `index`: `posts/ebb`. */
  readonly path: string;
  readonly isList: boolean;
}

const knownKeys = [
  'weight',
  'series_weight',
  'series_order',
  'series',
  'slug',
  'url',
  'type',
  'layout',
  'linkTitle',
  'linktitle',
  'translationKey',
  'menu',
  'toc',
  'math',
  'markup',
  'outputs',
  'expiryDate',
  'featured',
  'sitemap',
  'bookCollapseSection',
  'bookFlatSection',
  'comments',
  'showToc',
  'TocOpen',
  'isCJKLanguage',
  'build',
  'cascade',
  'resources',
];

function openSite(source: Source): Project {
  const config = readConfig(source);
  const { values, params, languages } = config;
  const bundles = new Set(
    source.files.filter((file) => /(?:^|\/)index(?:\.[\w-]+)?\.(?:md|markdown)$/.test(file)).map(folderOf),
  );
  const folders = [...new Set(languages.map(({ contentDir }) => contentDir))];
  const all = source.files.filter(
    (file) => /\.(?:md|markdown)$/.test(file) && folders.some((folder) => file.startsWith(`${folder}/`)),
  );
  // What is beside the text of a bundle belongs to it, and is no page.
  const isPart = (file: string) => !/^_?index\b/.test(nameOf(file)) && isInBundle(folderOf(file), bundles);
  const places = new Map(all.filter((file) => !isPart(file)).map((file) => [file, placeOf(file, languages)]));
  const files = [...places]
    .sort(([, a], [, b]) => languages.indexOf(a.language) - languages.indexOf(b.language))
    .map(([file]) => file);
  const placed = (file: string) => places.get(file) ?? placeOf(file, languages);
  const baseUrl = textOf(values['baseurl']);
  const siteUrl =
    baseUrl?.startsWith('http') === true && !/\/\/(?:localhost|example\.)/.test(baseUrl)
      ? baseUrl
      : undefined;
  const title = languages[0]?.title ?? textOf(values['title']);
  const lists = readLists(source, placed);
  return {
    publication: {
      title: title === undefined ? undefined : escapeTitle(title),
      summary: textOf(params['description']),
      language: languages[0]?.tag,
      baseUrl: siteUrl,
      authors: readAuthors(config),
    },
    losses: all.filter(isPart).map((file) => ({
      kind: 'loss',
      what: 'texts that belong to another page',
      detail: file,
      became: 'dropped',
      origin: { file },
    })),
    files,
    roots: [...folders, '', 'static', 'assets'],
    siteUrl,
    eatsEscapes: !passesFormulas(values),
    knownKeys,
    describe: (sheet) => describe(sheet, placed(sheet.file), config),
    arrange: (pages) =>
      languages.flatMap((language) =>
        arrange(
          pages.filter(({ file }) => placed(file).language === language),
          language,
          placed,
          lists,
          escapeTitle(language.title ?? title ?? titleOfName(basename(source.path))),
        ),
      ),
    convert: (draft, conversion) =>
      convertShortcodes(includeFiles(draft, conversion, folders), conversion.report, (shortcode) =>
        chooseShortcode(shortcode, conversion, params),
      ),
  };
}

/** Whether Hugo leaves formulas alone (`markup.goldmark.extensions.passthrough`). */
function passesFormulas(values: Data): boolean {
  const goldmark = dataOf(dataOf(values['markup'])['goldmark']);
  return dataOf(dataOf(goldmark['extensions'])['passthrough'])['enable'] === true;
}

function isInBundle(folder: string, bundles: ReadonlySet<string>): boolean {
  return folder !== '' && (bundles.has(folder) || isInBundle(folderOf(folder), bundles));
}

function placeOf(file: string, languages: readonly HugoLanguage[]): HugoPlace {
  const own = languages.find(
    ({ contentDir, isDefault }) =>
      !isDefault && file.startsWith(`${contentDir}/`) && contentDir !== languages[0]?.contentDir,
  );
  const root =
    own?.contentDir ??
    languages.find(({ contentDir }) => file.startsWith(`${contentDir}/`))?.contentDir ??
    'content';
  let path = file.slice(root.length + 1).replace(/\.(?:md|markdown)$/, '');
  const suffix = /\.([\w-]+)$/.exec(path)?.[1];
  const [first = ''] = path.split('/', 1);
  const bySuffix = languages.find(({ code }) => code === suffix);
  const byFolder = languages.length > 1 ? languages.find(({ code }) => code === first) : undefined;
  if (bySuffix !== undefined) path = path.slice(0, -bySuffix.code.length - 1);
  else if (byFolder !== undefined) path = path.slice(first.length + 1);
  const language =
    own ?? bySuffix ?? byFolder ?? languages.find(({ isDefault }) => isDefault) ?? languages[0];
  if (language === undefined) throw new Error('A site has at least one language.');
  return { language, path: path.replace(/(?:^|\/)_?index$/, ''), isList: nameOf(path) === '_index' };
}

function describe({ file, values }: Sheet, { language, path, isList }: HugoPlace, config: HugoConfig) {
  const isMany = config.languages.length > 1;
  const { isDefault } = language;
  const title = textOf(values['title']);
  return {
    name: nameOf(path) || 'introduction',
    folder: [isDefault ? '' : language.code, folderOf(path)].filter(Boolean).join('/'),
    title: title === undefined ? titleOfName(nameOf(path) || stemOf(file)) : escapeTitle(title),
    urls: [urlOf(path, values, language, config)],
    isList,
    translationKey: isMany ? (textOf(values['translationKey']) ?? `path ${path}`) : undefined,
    facts: {
      published: dateOf(pick(values, 'publishDate', 'publishdate', 'date')),
      language: isDefault ? undefined : language.tag,
    },
  };
}

/** What the front matter of `_index.md` says of its section, by language and path. */
interface ListFacts {
  readonly title: string | undefined;
  readonly weight: number | undefined;
  readonly summary: string | undefined;
}

function readLists(source: Source, placed: (file: string) => HugoPlace): ReadonlyMap<string, ListFacts> {
  return new Map(
    source.files
      .filter((file) => /(?:^|\/)_index(?:\.[\w-]+)?\.(?:md|markdown)$/.test(file))
      .map((file) => {
        const { values } = splitFrontMatter(source.readText(file) ?? '');
        const title = textOf(values['title']);
        const { language, path } = placed(file);
        return [
          `${language.code} ${path}`,
          {
            title: title === undefined ? undefined : escapeTitle(title),
            weight: numberOf(values['weight']),
            summary: textOf(pick(values, 'description', 'summary')),
          },
        ];
      }),
  );
}

function arrange(
  pages: readonly Page[],
  language: HugoLanguage,
  placed: (file: string) => HugoPlace,
  lists: ReadonlyMap<string, ListFacts>,
  title: string,
): PlannedSeries[] {
  const listOf = (path: string) => lists.get(`${language.code} ${path}`);
  const tag = language.isDefault ? {} : { language: language.tag };
  const suffix = language.isDefault ? '' : ` ${language.code}`;
  const byTerms = seriesOfTerms(
    pages,
    ({ values }) => textsOf(values['series']),
    (term) => listOf(`series/${term.toLowerCase().replaceAll(' ', '-')}`)?.title,
  );
  const inSeries = new Set(byTerms.flatMap(({ entries }) => entries.map(({ page }) => page)));
  const sections = groupBy(
    pages.filter((page) => !inSeries.has(page)),
    ({ file }) => {
      const { path, isList } = placed(file);
      const [first = '', ...more] = path.split('/');
      return more.length > 0 || isList ? first : '';
    },
  );
  const virtual = (page: Page): Page => ({ ...page, file: virtualFile(placed(page.file)) });
  const planned = [...sections].map(([section, own]): PlannedSeries => {
    const name = listOf(section)?.title ?? (section === '' ? title : titleOfName(section));
    const originals = new Map(own.map((page) => [virtual(page).file, page]));
    const entries = tocOfFolders(own.map(virtual), section, {
      orderOf: ({ values }) => numberOf(values['weight']) ?? timeOf(values),
      folder: (path) => ({ title: listOf(path)?.title, order: listOf(path)?.weight }),
    });
    const restore = (entry: (typeof entries)[number]): (typeof entries)[number] => ({
      ...entry,
      page: entry.page && originals.get(entry.page.file),
      ...(entry.entries === undefined ? {} : { entries: entry.entries.map(restore) }),
    });
    return {
      key: `section ${section}${suffix}`,
      name: `${name}${suffix}`,
      title: name,
      summary: listOf(section)?.summary,
      entries: entries.map(restore),
      origin: { file: own[0]?.file ?? section },
    };
  });
  return [
    ...byTerms.map((series) => ({
      ...series,
      key: `${series.key}${suffix}`,
      name: `${series.name}${suffix}`,
    })),
    ...planned,
  ].map((series) => ({ ...series, ...tag }));
}

function virtualFile({ path, isList }: HugoPlace): string {
  return isList ? (path === '' ? 'index.md' : `${path}/index.md`) : `${path}.md`;
}

/** Texts with a date come in its order, behind those with a weight. */
function timeOf(values: Page['values']): number | undefined {
  const date = dateOf(pick(values, 'publishDate', 'date'));
  return date === undefined ? undefined : 1e9 + Number(date.replaceAll('-', ''));
}

function readAuthors({ values, params }: HugoConfig): string[] | undefined {
  const author = pick(params, 'author', 'authors') ?? values['author'];
  const name = textOf(author) ?? textOf((author as { name?: unknown } | undefined)?.name);
  return name === undefined ? undefined : [name];
}
