import { joinPath } from '../../markdown/file-paths.ts';
import { groupBy } from '../../../model/group-by.ts';
import { readModuleData } from '../../markdown/module-data.ts';
import type { Page, PlannedSeries, TocEntry } from '../../markdown/page.ts';
import { dataOf, isData, type Data } from '../../markdown/read-data.ts';
import { escapeTitle, titleOfName } from '../../markdown/titles.ts';
import { languageOf, pick, textOf } from '../../markdown/values.ts';
import type { Source } from '../../source.ts';

/** The configuration of a site of VitePress or VuePress. */
export const vitepressConfig = /(?:^|\/)\.(?:vitepress|vuepress)\/config(?:\/index)?\.[cm]?[jt]s$/;

/** What the configuration of a site says, as far as it is data. */
export interface VitepressSite {
  readonly title: string | undefined;
  readonly summary: string | undefined;
  readonly language: string | undefined;
  /** The folder of the texts, below the source. */
  readonly root: string;
  /** The folders of translations, below that of the texts, and their languages. */
  readonly locales: ReadonlyMap<string, string | undefined>;
  readonly sidebars: readonly Sidebar[];
  /** Whether the order of the texts is computed. */
  readonly isComputed: boolean;
  readonly file: string;
}

interface Sidebar {
  /** The addresses that it is shown at begin with this: `/guide/`. */
  readonly prefix: string;
  /** The folder of a translation; empty for the language of the site. */
  readonly locale: string;
  readonly title: string | undefined;
  readonly items: unknown;
  readonly base: string;
}

export function readVitepressSite(source: Source): VitepressSite | undefined {
  const file = source.files.find((one) => vitepressConfig.exec(one)?.index === 0);
  if (file === undefined) return undefined;
  const config = dataOf(readModuleData(source, file));
  const all = new Map(
    Object.entries({ '/': {}, ...dataOf(config['locales']) }).map(([key, values]) => [
      key === 'root' ? '' : key.replaceAll(/^\/|\/$/g, ''),
      dataOf(values),
    ]),
  );
  const themes = [
    ['', themeOf(config)] as const,
    ...[...all].map(([locale, own]) => [locale, themeOf(own)] as const),
  ];
  const sidebars = themes.flatMap(([locale, theme]) => sidebarsOf(theme, locale));
  const own = all.get('') ?? {};
  return {
    title: textOf(pick(own, 'title')) ?? textOf(config['title']),
    summary: textOf(pick(own, 'description')) ?? textOf(config['description']),
    language: languageOf(pick(own, 'lang')) ?? languageOf(config['lang']),
    root: joinPath('', textOf(config['srcDir']) ?? '') ?? '',
    locales: new Map(
      [...all].flatMap(([locale, values]) =>
        locale === '' ? [] : [[locale, languageOf(values['lang']) ?? languageOf(locale)] as const],
      ),
    ),
    sidebars,
    isComputed: sidebars.length === 0 && (source.readText(file) ?? '').includes('sidebar'),
    file,
  };
}

/** VuePress 1 gives each language its settings of the theme in `themeConfig.locales`, VuePress 2 in those of `theme`. */
function themeOf(config: Data): Data {
  const theme = pick(config, 'themeConfig', 'theme');
  return isData(theme) ? theme : {};
}

function sidebarsOf(theme: Data, locale: string): Sidebar[] {
  const { sidebar } = theme;
  const whole = `/${locale}${locale === '' ? '' : '/'}`;
  const translated = Object.entries(dataOf(theme['locales'])).flatMap(([key, values]) =>
    sidebarsOf(dataOf(values), key.replaceAll(/^\/|\/$/g, '')),
  );
  if (Array.isArray(sidebar))
    return [...translated, { prefix: whole, locale, title: undefined, items: sidebar, base: '' }];
  const byPrefix = Object.entries(dataOf(sidebar)).map(([prefix, value]): Sidebar => {
    const items = Array.isArray(value) ? (value as unknown) : dataOf(value)['items'];
    const base = textOf(dataOf(value)['base']) ?? '';
    return { prefix, locale, title: titleInNav(theme['nav'] ?? theme['navbar'], prefix), items, base };
  });
  return [...translated, ...byPrefix];
}

/** What the links of a site's header call the pages below an address. */
function titleInNav(nav: unknown, prefix: string): string | undefined {
  const links = (Array.isArray(nav) ? (nav as unknown[]) : []).map(dataOf);
  const isBelow = ({ link }: Data) => textOf(link)?.startsWith(prefix) === true;
  const inner = links.flatMap(({ items }) => (Array.isArray(items) ? (items as unknown[]).map(dataOf) : []));
  const exact = [...links, ...inner].find(
    ({ link }) => link === prefix || `${textOf(link) ?? ''}/` === prefix,
  );
  return textOf((exact ?? (prefix === '/' ? undefined : links.find(isBelow)))?.['text']);
}

/** The folder of the translation that a text is in; empty for one in the language of the site. */
export function localeOf(path: string, { locales }: VitepressSite): string {
  return [...locales.keys()].find((locale) => path.startsWith(`${locale}/`)) ?? '';
}

/** A series for each sidebar; what none names comes after that whose pages it is beside. */
export function arrangeBySidebars(
  pages: readonly Page[],
  site: VitepressSite,
  title: string,
  arrangeRest: (pages: readonly Page[], root: string) => PlannedSeries[],
): PlannedSeries[] {
  const routes = new Map(pages.map((page) => [routeOf(page, site.root), page]));
  const below = site.root === '' ? '' : `${site.root}/`;
  const byLocale = groupBy(pages, ({ file }) => localeOf(file.slice(below.length), site));
  return [...byLocale].flatMap(([locale, own]) => {
    const sidebars = site.sidebars.filter((sidebar) => sidebar.locale === locale);
    const taken = new Set<Page>();
    const lists = new Set<string>();
    const planned = sidebars.flatMap((sidebar) => {
      const inSeries = new Set<Page>();
      const entries = readItems(sidebar.items, sidebar.base, {
        inSeries,
        find: (link) => {
          const steps = [link, `${sidebar.prefix}/${link}`].map((one) => one.replaceAll(/^\/+|\/+$/g, ''));
          return steps
            .map((step) => routes.get(step.replaceAll(/\/{2,}/g, '/')))
            .find((page) => page !== undefined);
        },
      });
      const list = [...inSeries].map(({ id }) => id).join('\n');
      if (inSeries.size === 0 || lists.has(list)) return [];
      lists.add(list);
      for (const page of inSeries) taken.add(page);
      return [{ sidebar, entries }];
    });
    const language = locale === '' ? undefined : site.locales.get(locale);
    const rest = own.filter((page) => !taken.has(page));
    if (planned.length === 0)
      return arrangeRest(own, [site.root, locale].filter(Boolean).join('/')).map((series) => ({
        ...series,
        key: [series.key, locale].filter(Boolean).join(' '),
        language,
      }));
    const added = groupBy(rest, (page) => {
      const route = `/${routeOf(page, site.root)}/`;
      const near = planned
        .filter(({ sidebar }) => route.startsWith(sidebar.prefix))
        .sort((a, b) => b.sidebar.prefix.length - a.sidebar.prefix.length);
      return (near[0] ?? planned[0])?.sidebar.prefix ?? '';
    });
    return planned.map(({ sidebar, entries }): PlannedSeries => {
      const { prefix } = sidebar;
      const isWhole =
        prefix === '/' || prefix === `/${locale}/` || (planned.length === 1 && site.title !== undefined);
      const steps = prefix.split('/').filter(Boolean);
      const name = isWhole ? title : escapeTitle(sidebar.title ?? '') || titleOfName(steps.at(-1) ?? title);
      return {
        key: `sidebar ${prefix}`,
        name: language === undefined ? name : `${name} ${language}`,
        title: name,
        language,
        entries: [...entries, ...(added.get(prefix) ?? []).map((page) => ({ page }))],
        origin: { file: site.file },
      };
    });
  });
}

/** The address of a page below that of the site, without slashes around it. */
function routeOf({ file }: Page, root: string): string {
  const path = file.slice(root === '' ? 0 : root.length + 1).replace(/\.(?:md|mdx|markdown)$/i, '');
  return plainRoute(path);
}

function plainRoute(path: string): string {
  return path.replace(/(?:^|\/)(?:index|readme)$/i, '').replaceAll(/^\/+|\/+$/g, '');
}

const deepest = 20;

interface SidebarPages {
  readonly find: (route: string) => Page | undefined;
  /** A page comes once in a series, however many links lead to its headings. */
  readonly inSeries: Set<Page>;
}

/** Links with texts, groups of them, and of VuePress addresses alone, or pairs of an address and a text. */
function readItems(items: unknown, base: string, pages: SidebarPages, depth = 0): TocEntry[] {
  if (!Array.isArray(items) || depth > deepest) return [];
  return (items as unknown[]).flatMap((item): TocEntry[] => {
    const values =
      typeof item === 'string'
        ? { link: item }
        : Array.isArray(item)
          ? { link: item[0] as unknown }
          : dataOf(item);
    const own = textOf(pick(values, 'base')) ?? base;
    const link = textOf(pick(values, 'link', 'path')) ?? (typeof item === 'string' ? '' : undefined);
    const page =
      link === undefined || /^[a-z][a-z\d+.-]*:/i.test(link) ? undefined : findPage(link, own, pages);
    const entries = readItems(pick(values, 'items', 'children'), own, pages, depth + 1);
    const text = textOf(pick(values, 'text', 'title'));
    if (page === undefined && entries.length === 0) return [];
    return [
      {
        page,
        title: page !== undefined && entries.length === 0 ? undefined : text && escapeTitle(plain(text)),
        entries,
      },
    ];
  });
}

function findPage(link: string, base: string, { find, inSeries }: SidebarPages): Page | undefined {
  const [path = ''] = (link.startsWith('/') ? link : base + link).split(/[?#]/, 1);
  const page = find(plainRoute(path.replace(/\.(?:md|html)$/, '')));
  if (page === undefined || inSeries.has(page)) return undefined;
  inSeries.add(page);
  return page;
}

/** The texts of sidebars are HTML. */
function plain(text: string): string {
  return text.replaceAll(/<[^<>]*>/g, '').trim();
}
