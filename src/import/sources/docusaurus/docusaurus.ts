import { basename } from 'node:path';
import type { Loss } from '../../imported.ts';
import type { Source } from '../../source.ts';
import { dropCodeWords } from '../../markdown/code-words.ts';
import { convertComponents } from '../../markdown/convert-components.ts';
import { convertFences } from '../../markdown/convert-fences.ts';
import { editDraft } from '../../markdown/draft.ts';
import { folderOf, nameOf, stemOf } from '../../markdown/file-paths.ts';
import { indexName, tocOfFolders } from '../../markdown/folder-toc.ts';
import { groupBy } from '../../../model/group-by.ts';
import { importerOf } from '../../markdown/import-markdown.ts';
import { convertLineMarkers } from '../../markdown/line-markers.ts';
import type { MarkdownTool, Page, PlannedSeries, Project, Sheet } from '../../markdown/page.ts';
import { convertPartials } from '../../markdown/partials.ts';
import { dataOf, readDataFile, type Data } from '../../markdown/read-data.ts';
import { readLiteral } from '../../markdown/site-config.ts';
import { escapeTitle, titleOfName } from '../../markdown/titles.ts';
import { usualComponent } from '../../markdown/usual-components.ts';
import { dateOf, languageOf, numberOf, textOf } from '../../markdown/values.ts';
import { findSidebars, readSidebar } from './sidebars.ts';
import { findConfig, readWebsiteFolder } from './website-folder.ts';

const tool: MarkdownTool = {
  id: 'docusaurus',
  title: 'Docusaurus',
  recognises: (source) => findConfig(source) !== undefined,
  open: openSite,
};

export const docusaurus = readWebsiteFolder(importerOf(tool));

/** What a file is on the site. */
interface DocusaurusPlace {
  /** The name of the plug-in's folder: `docs`, `blog`, or that of another one. */
  readonly area: string;
  /** Undefined for the language of the site. */
  readonly language: string | undefined;
  /** Below the area, without the numbers that only order: `guide/intro`. */
  readonly path: string;
}

const numbered = /^\d{1,4}\s*[-_.]+\s*(?=[^-_.\s])/;
const dated = /^(\d{4})[-/](\d{2})[-/](\d{2})[-/](.+)$/;
const knownKeys = [
  'id',
  'slug',
  'sidebar_position',
  'sidebar_label',
  'sidebar_class_name',
  'sidebar_custom_props',
  'hide_title',
  'hide_table_of_contents',
  'toc_min_heading_level',
  'toc_max_heading_level',
  'pagination_label',
  'pagination_next',
  'pagination_prev',
  'displayed_sidebar',
  'custom_edit_url',
  'unlisted',
  'image',
];

function openSite(source: Source): Project {
  const configFile = source.files.find((file) => file.startsWith('docusaurus.config.')) ?? '';
  const code = source.readText(configFile) ?? '';
  const areas = areasOf(source);
  const all = source.files.filter((file) => /\.mdx?$/.test(file) && areas.some((area) => isIn(file, area)));
  const files = all
    .filter((file) => !/(?:^|\/)_/.test(file))
    .sort((a, b) => Number(a.startsWith('i18n/')) - Number(b.startsWith('i18n/')));
  const url = readLiteral(code, 'url');
  const base = readLiteral(code, 'baseUrl') ?? '/';
  const siteUrl =
    url !== undefined && /^https?:\/\/(?!localhost|your-)/.test(url)
      ? url.replace(/\/$/, '') + base
      : undefined;
  const title = readLiteral(code, 'title');
  return {
    publication: {
      title: title === undefined ? undefined : escapeTitle(title),
      summary: readLiteral(code, 'tagline'),
      language: languageOf(readLiteral(code, 'defaultLocale')),
      baseUrl: siteUrl,
    },
    losses: listLosses(source),
    files,
    roots: ['', 'static', ...areas],
    siteUrl,
    knownKeys,
    headingWins: () => true,
    describe: (sheet) => describe(sheet),
    arrange: (pages) => arrange(pages, source, escapeTitle(title ?? titleOfName(basename(source.path)))),
    convert: (draft, conversion) => {
      const alias = (path: string) => path.replace(/^@site\/|^~\//, '/');
      const sites = editDraft(
        draft,
        [...draft.text.matchAll(/(?<=\]\(<?)(?:pathname:\/\/\/?|@site\/)/g)].map(({ 0: written, index }) => ({
          start: index,
          end: index + written.length,
          text: '/',
        })),
      );
      const code = dropCodeWords(convertLineMarkers(sites, conversion.report, true), conversion.report, true);
      const components = convertComponents(
        convertPartials(code, conversion, alias),
        conversion,
        usualComponent,
      );
      return convertFences(components, conversion.report, () => undefined);
    },
  };
}

/** The folders of texts: `docs`, `blog`, and further folders of plug-ins that hold Markdown. */
function areasOf({ files }: Source): string[] {
  const tops = new Set(
    files.filter((file) => /\.mdx?$/.test(file)).map((file) => file.split('/', 1)[0] ?? ''),
  );
  return [...tops]
    .filter(
      (top) =>
        top !== '' &&
        !/\.mdx?$/.test(top) &&
        !/^(?:versioned_docs|i18n|src|static|test|tests|scripts|\.\w+)$/.test(top),
    )
    .concat(files.some((file) => file.startsWith('i18n/')) ? ['i18n'] : []);
}

function isIn(file: string, area: string): boolean {
  return area === 'i18n'
    ? /^i18n\/[\w-]+\/docusaurus-plugin-content-(?:docs(?:-[\w-]+)?\/current|blog)\//.test(file)
    : file.startsWith(`${area}/`);
}

function placeOf(file: string): DocusaurusPlace {
  const translated =
    /^i18n\/([\w-]+)\/docusaurus-plugin-content-(docs(?:-[\w-]+)?|blog)\/(?:current\/)?(.*)$/.exec(file);
  const [area = '', ...rest] = file.split('/');
  const plain = translated?.[3] ?? rest.join('/');
  return {
    area: translated?.[2]?.replace(/^docs-/, '') ?? area,
    language: languageOf(translated?.[1]),
    path: plain
      .replace(/\.mdx?$/, '')
      .split('/')
      .map((step) => (/^\d{4}-\d{2}-\d{2}/.test(step) ? step : step.replace(numbered, '')))
      .join('/'),
  };
}

/** `index`, `README` and a file named after its folder open a folder. */
function withoutIndex(path: string): string {
  const name = nameOf(path);
  const folder = folderOf(path);
  return indexName.test(name) || (folder !== '' && nameOf(folder) === name) ? folder : path;
}

function describe({ file, values }: Sheet) {
  const { area, language, path } = placeOf(file);
  const [, year, month, day, rest] = area === 'blog' ? (dated.exec(path) ?? []) : [];
  const plain = withoutIndex(rest ?? path);
  const slug = textOf(values['slug']);
  const title = textOf(values['title']) ?? textOf(values['sidebar_label']);
  return {
    name: nameOf(plain) || 'introduction',
    folder: [language?.toLowerCase(), area === 'docs' ? '' : area, folderOf(plain)].filter(Boolean).join('/'),
    title: title === undefined ? titleOfName(nameOf(plain) || area) : escapeTitle(title),
    urls: [urlOf(area, language, plain, slug, [year, month, day])],
    translationKey: `${area} ${path}`,
    facts: {
      language,
      published:
        dateOf(values['date']) ??
        (year === undefined ? undefined : dateOf(`${year}-${month ?? ''}-${day ?? ''}`)),
    },
  };
}

function listLosses(source: Source): Loss[] {
  const sidebars = findSidebars(source);
  return [
    ...(source.files.some((file) => file.startsWith('versioned_docs/'))
      ? [loss('earlier versions of the texts', 'versioned_docs/', 'dropped', 'versioned_docs')]
      : []),
    ...(sidebars !== undefined && sidebars.sidebars === undefined
      ? [
          loss(
            'sidebars that are computed',
            'The texts are in the order of their positions.',
            'guessed',
            sidebars.file,
          ),
        ]
      : []),
  ];
}

function loss(what: string, detail: string, became: Loss['became'], file: string): Loss {
  return { kind: 'loss', what, detail, became, origin: { file } };
}

function urlOf(
  area: string,
  language: string | undefined,
  path: string,
  slug: string | undefined,
  date: readonly (string | undefined)[],
): string {
  const prefix = `${language === undefined ? '' : `/${language}`}/${area}`;
  const folder = slug === undefined || slug.startsWith('/') ? '' : folderOf(path);
  const own = slug === undefined ? [...date.filter(Boolean), path].join('/') : `${folder}/${slug}`;
  return `${prefix}/${own}/`.replaceAll(/\/{2,}/g, '/');
}

function arrange(pages: readonly Page[], source: Source, title: string): PlannedSeries[] {
  const groups = groupBy(pages, ({ file }) => {
    const { area, language } = placeOf(file);
    return [area, language].filter(Boolean).join(' ');
  });
  return [...groups].flatMap(([key, own]): PlannedSeries[] => {
    const [area = '', language] = key.split(' ');
    const root = rootOf(own[0]?.file ?? '');
    const name = area === 'docs' ? title : titleOfName(area);
    const planned = {
      key: `area ${key}`,
      name: language === undefined ? name : `${name} ${language}`,
      title: name,
      language,
      origin: { file: root },
    };
    if (area === 'blog')
      return [
        {
          ...planned,
          entries: [...own]
            .sort((a, b) => (a.facts.published ?? '').localeCompare(b.facts.published ?? '', 'en'))
            .map((page) => ({ page })),
        },
      ];
    const sidebars = (area === 'docs' ? findSidebars(source)?.sidebars : undefined) ?? {};
    const options = folderOptions(source, root);
    const listed = Object.entries(sidebars).map(([id, items]) => ({
      ...planned,
      key: `sidebar ${id} ${key}`,
      name: Object.keys(sidebars).length === 1 ? planned.name : titleOfName(id),
      title: Object.keys(sidebars).length === 1 ? name : titleOfName(id),
      entries: readSidebar(items, {
        pageOf: (wanted) => own.find((page) => idOf(page) === wanted),
        inFolder: (path) => {
          const folder = path === '.' ? root : `${root}/${path}`;
          return tocOfFolders(
            own.filter(({ file }) => file.startsWith(`${folder}/`)),
            folder,
            options,
          );
        },
      }),
    }));
    return listed.length > 0 ? listed : [{ ...planned, entries: tocOfFolders(own, root, options) }];
  });
}

function rootOf(file: string): string {
  return /^i18n\/[^/]+\/[^/]+(?:\/current)?/.exec(file)?.[0] ?? file.split('/', 1)[0] ?? '';
}

/** By which sidebars name a page: its path, the last step of which may be its `id`. */
function idOf({ file, values }: Page): string {
  const { path } = placeOf(file);
  const id = textOf(values['id']);
  return id === undefined ? path : [folderOf(path), id].filter(Boolean).join('/');
}

/** `_category_.json` and the numbers that names begin with. */
function folderOptions(source: Source, root: string) {
  const categoryOf = (path: string): Data => {
    const file = ['json', 'yml', 'yaml']
      .map((ending) => `${path}/_category_.${ending}`)
      .find((name) => source.files.includes(name));
    return file === undefined ? {} : readDataFile(source, file);
  };
  const numberIn = (name: string) => (numbered.test(name) ? numberOf(/^\d+/.exec(name)?.[0]) : undefined);
  return {
    orderOf: ({ file, values }: Page) => numberOf(values['sidebar_position']) ?? numberIn(stemOf(file)),
    folder: (path: string) => {
      const category = path === root ? {} : categoryOf(path);
      const label = textOf(category['label']) ?? textOf(dataOf(category['link'])['title']);
      return {
        title: label === undefined ? undefined : escapeTitle(label),
        order: numberOf(category['position']) ?? numberIn(nameOf(path)),
      };
    },
  };
}
