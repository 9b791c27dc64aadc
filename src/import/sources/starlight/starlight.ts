import { basename } from 'node:path';
import type { Source } from '../../source.ts';
import { dropCodeWords } from '../../markdown/code-words.ts';
import { convertComponents } from '../../markdown/convert-components.ts';
import { convertFences } from '../../markdown/convert-fences.ts';
import { folderOf, nameOf } from '../../markdown/file-paths.ts';
import { tocOfFolders } from '../../markdown/folder-toc.ts';
import { groupBy } from '../../../model/group-by.ts';
import { importerOf } from '../../markdown/import-markdown.ts';
import type { MarkdownTool, Page, PlannedSeries, Project } from '../../markdown/page.ts';
import { convertPartials } from '../../markdown/partials.ts';
import { dataOf } from '../../markdown/read-data.ts';
import { readLiteral } from '../../markdown/site-config.ts';
import { escapeTitle, titleOfName } from '../../markdown/titles.ts';
import { usualComponent } from '../../markdown/usual-components.ts';
import { dateOf, languageOf, numberOf, textOf } from '../../markdown/values.ts';

const root = 'src/content/docs';

const tool: MarkdownTool = {
  id: 'starlight',
  title: 'Starlight',
  recognises: ({ files }) => files.some((file) => file.startsWith(`${root}/`)),
  config: /(?:^|\/)astro\.config\.[cm]?[jt]s$/,
  open: openSite,
};

export const starlight = importerOf(tool);

const knownKeys = [
  'slug',
  'sidebar',
  'tableOfContents',
  'template',
  'hero',
  'head',
  'prev',
  'next',
  'editUrl',
  'pagefind',
  'banner',
];

function openSite(source: Source): Project {
  const code = source.readText(source.files.find((file) => file.startsWith('astro.config.')) ?? '') ?? '';
  const texts = source.files.filter(
    (file) => file.startsWith(`${root}/`) && /\.mdx?$/.test(file) && !/(?:^|\/)_/.test(file),
  );
  const locales = localesOf(texts);
  const files = texts.sort((a, b) => Number(locales.has(localeOf(a))) - Number(locales.has(localeOf(b))));
  const languageOfFile = (file: string) =>
    locales.has(localeOf(file)) ? languageOf(localeOf(file)) : undefined;
  const plainPath = (file: string) => {
    const path = file
      .slice(root.length + 1)
      .replace(/\.mdx?$/, '')
      .replace(/(?:^|\/)index$/, '');
    return locales.has(localeOf(file)) ? path.split('/').slice(1).join('/') : path;
  };
  const site = readLiteral(code, 'site');
  const siteUrl =
    site === undefined ? undefined : site.replace(/\/$/, '') + (readLiteral(code, 'base') ?? '/');
  const title = readLiteral(code, 'title');
  return {
    publication: {
      title: title === undefined ? undefined : escapeTitle(title),
      summary: readLiteral(code, 'description'),
      language: languageOf(readLiteral(code, 'defaultLocale') ?? readLiteral(code, 'lang')),
      baseUrl: siteUrl,
    },
    files,
    roots: ['', 'public', root],
    siteUrl,
    knownKeys,
    describe: ({ file, values }) => {
      const path = plainPath(file);
      const language = languageOfFile(file);
      const given = textOf(values['title']);
      const slug = textOf(values['slug']);
      return {
        name: nameOf(path) || 'introduction',
        folder: [language?.toLowerCase(), folderOf(path)].filter(Boolean).join('/'),
        title: given === undefined ? titleOfName(nameOf(path)) : escapeTitle(given),
        urls: [
          `/${[language?.toLowerCase(), slug ?? path].filter(Boolean).join('/')}/`.replace(/\/{2,}/g, '/'),
        ],
        translationKey: `path ${path}`,
        facts: { language, updated: dateOf(values['lastUpdated']) },
      };
    },
    arrange: (pages) =>
      arrange(pages, languageOfFile, escapeTitle(title ?? titleOfName(basename(source.path)))),
    convert: (draft, conversion) => {
      const alias = (path: string) =>
        path.replace(/^(?:~|@)\//, '/src/').replace(/^@assets\//, '/src/assets/');
      const components = convertComponents(
        dropCodeWords(convertPartials(draft, conversion, alias), conversion.report, true),
        conversion,
        usualComponent,
      );
      return convertFences(components, conversion.report, () => undefined);
    },
  };
}

function localeOf(file: string): string {
  return file.slice(root.length + 1).split('/', 1)[0] ?? '';
}

/** Folders with the names of languages that hold some of the same files as others, or as the folder around them. */
function localesOf(files: readonly string[]): ReadonlySet<string> {
  const below = (file: string) => file.slice(root.length + 1);
  const all = new Set(files.map(below));
  const candidates = [...new Set(files.map(localeOf))].filter(
    (name) => /^[a-z]{2,3}(?:-[a-z]{2,4})?$/i.test(name) && languageOf(name) !== undefined,
  );
  return new Set(
    candidates.filter((name) =>
      [...all].some((file) => {
        if (!file.startsWith(`${name}/`)) return false;
        const path = file.slice(name.length + 1);
        return all.has(path) || candidates.some((other) => other !== name && all.has(`${other}/${path}`));
      }),
    ),
  );
}

function arrange(
  pages: readonly Page[],
  languageOfFile: (file: string) => string | undefined,
  title: string,
): PlannedSeries[] {
  return [...groupBy(pages, ({ file }) => languageOfFile(file) ?? '')].map(([language, own]) => ({
    key: `docs ${language}`,
    name: `${title} ${language}`,
    title,
    language: language || undefined,
    entries: tocOfFolders(own, language === '' ? root : `${root}/${localeOf(own[0]?.file ?? '')}`, {
      orderOf: ({ values }) => numberOf(dataOf(values['sidebar'])['order']),
    }),
    origin: { file: root },
  }));
}
