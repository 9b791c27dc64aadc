import type { Series } from '../../model/publication.ts';
import type { FormatInput } from '../format.ts';
import { formatDate, formatList } from '../intl.ts';
import { describeAccessibility } from './accessibility.ts';
import { collectAssets, type BookAssets, type UsedAsset } from './assets.ts';
import type { BookPage, EpubBook } from './book.ts';
import { viewChapter } from './chapters.ts';
import { listContents, numberNavPoints } from './contents.ts';
import { drawCover } from './cover.ts';
import { articleFile, files, sectionFile } from './files.ts';
import { identify } from './identifier.ts';
import { printXhtml } from './print-xhtml.ts';

/** Makes every document of the e-book of a series. Pure: nothing is zipped. */
export function renderBook(series: Series, input: FormatInput): EpubBook {
  const { publication, templates } = input;
  const words = input.words(series.language);
  const assets = collectAssets(publication);
  const cover = makeCover(series, input, assets);
  const facts = viewFacts(series, input, cover);
  const page = (
    file: string,
    title: string,
    template: string,
    view: object,
    hasMathematics = false,
  ): BookPage => ({
    file,
    title,
    hasMathematics,
    xhtml: templates.render(`epub/${template}`, { ...facts, title, ...view }),
  });

  const references = printReferences(series, input);
  const front = [
    page(files.cover, words('epubCover'), 'cover', {}),
    page(files.titlePage, series.title, 'title-page', {}),
  ];
  const back = [
    ...(references === '' ? [] : [page(files.references, words('references'), 'references', { references })]),
    page(files.about, words('epubAbout'), 'about', viewAbout(series, input)),
    page(files.colophon, words('epubColophon'), 'colophon', {}),
  ];
  const body = series.sections.flatMap((section) => [
    ...(section.title === undefined
      ? []
      : [
          page(sectionFile(section, series), section.title, 'section', {
            parts: section.memberships.map(({ article }) => ({
              title: article.title,
              language: article.language,
              href: articleFile(article),
            })),
          }),
        ]),
    ...section.memberships.map((membership) => {
      const { article } = membership;
      const hasMathematics = article.access === 'public' && article.document.hasMathematics;
      return page(
        articleFile(article),
        article.title,
        'chapter',
        viewChapter(membership, input, assets),
        hasMathematics,
      );
    }),
  ]);

  const contents = listContents(series, references !== '', words);
  const identifier = identify(new URL(series.address, publication.baseUrl).href);
  const pages = [...front, ...body, ...back];
  const figures = assets.used();
  const first = body[0]?.file ?? files.titlePage;
  const landmarks = [
    { type: 'cover', href: files.cover, title: words('epubCover') },
    { type: 'toc', href: files.navigation, title: words('contents') },
    { type: 'bodymatter', href: first, title: words('epubStart') },
    ...(references === ''
      ? []
      : [{ type: 'bibliography', href: files.references, title: words('references') }]),
  ];
  return {
    title: series.title,
    language: series.language,
    epoch: input.epoch,
    styleSheet: templates.text('epub/book.css'),
    navigation: templates.render('epub/navigation', { ...facts, contents, landmarks }),
    ncx: templates.render('epub/ncx', { ...facts, identifier, points: numberNavPoints(contents) }),
    packageDocument: templates.render('epub/package', {
      ...facts,
      ...viewPackage(series, input),
      identifier,
      items: listItems(pages, figures, cover),
      spine: [...front, { file: files.navigation }, ...body, ...back].map(({ file }) => itemId(file)),
    }),
    pages,
    files: new Map([
      ...(cover.svg === undefined ? [] : [[cover.path, new TextEncoder().encode(cover.svg)] as const]),
      ...figures.map(({ path, bytes }) => [path, bytes] as const),
    ]),
  };
}

interface Cover {
  readonly path: string;
  readonly mediaType: string;
  /** Undefined where the editor has an image of her own, which is among the figures. */
  readonly svg: string | undefined;
}

function makeCover(series: Series, { publication, words }: FormatInput, assets: BookAssets): Cover {
  const { cover: own } = series;
  const asset = own && publication.assets.get(own);
  if (own !== undefined && asset !== undefined)
    return { path: assets.address(own), mediaType: asset.mediaType, svg: undefined };
  const phrases = words(series.language);
  const svg = drawCover(series, publication.series.indexOf(series), {
    kind: phrases('epubSeriesKind'),
    edition: phrases('edition', { number: series.edition.number }),
    publisher: publication.publisher,
  });
  return { path: 'cover.svg', mediaType: 'image/svg+xml', svg };
}

/** What more than one page of the book shows. */
function viewFacts(series: Series, { publication, words: wordsOf }: FormatInput, cover: Cover): object {
  const words = wordsOf(series.language);
  const { language, edition, planned, memberships } = series;
  return {
    words,
    language,
    title: series.title,
    bookTitle: series.title,
    summary: series.summary,
    coverPath: cover.path,
    authors: formatList(series.authors, language),
    editors: words('editedBy', { count: series.editors.length, names: formatList(series.editors, language) }),
    edition: words('edition', { number: edition.number }),
    editionDate: formatDate(edition.date, language),
    extent:
      planned > memberships.length
        ? words('plannedParts', { published: memberships.length, planned })
        : words('parts', { count: memberships.length }),
    publisher: publication.publisher,
    license: publication.license,
    address: new URL(series.address, publication.baseUrl).href,
    files,
  };
}

function viewAbout(series: Series, { publication, words: wordsOf }: FormatInput): object {
  const words = wordsOf(series.language);
  return {
    upcoming: series.upcoming.map(({ title, due }) => ({
      title,
      due: words('epubDue', { date: formatDate(due, series.language) }),
    })),
    others: publication.series
      .filter((other) => other !== series)
      .map(({ title, summary, language, address }) => ({
        title,
        summary,
        language,
        href: new URL(address, publication.baseUrl).href,
      })),
  };
}

function viewPackage(series: Series, input: FormatInput): object {
  const { publication, epoch } = input;
  return {
    creators: series.authors,
    contributors: series.editors,
    date: series.edition.date,
    modified: `${new Date(epoch * 1000).toISOString().slice(0, 19)}Z`,
    subjects: [...new Set(series.memberships.flatMap(({ article }) => article.tags))],
    collection: {
      title: publication.title,
      position: publication.series.indexOf(series) + 1,
      identifier: identify(publication.baseUrl),
    },
    accessibility: describeAccessibility(series, input.words(series.language)),
  };
}

/** One reference list for the whole book, as XHTML list items. */
function printReferences(series: Series, { bibliography }: FormatInput): string {
  const open = series.memberships.filter(({ article }) => article.access === 'public');
  const keys = open.flatMap(({ article }) =>
    article.document.citations.flatMap(({ items }) => items.map(({ key }) => key)),
  );
  return printXhtml(bibliography.list(keys, series.language));
}

interface ManifestItem {
  readonly id: string;
  readonly href: string;
  readonly mediaType: string;
  readonly properties: string;
}

function listItems(pages: readonly BookPage[], figures: readonly UsedAsset[], cover: Cover): ManifestItem[] {
  const item = (href: string, mediaType: string, properties = ''): ManifestItem => ({
    id: itemId(href),
    href,
    mediaType,
    properties,
  });
  const figureItem = ({ path, mediaType }: UsedAsset) =>
    item(path, mediaType, path === cover.path ? 'cover-image' : '');
  return [
    item(files.navigation, 'application/xhtml+xml', 'nav'),
    item(files.ncx, 'application/x-dtbncx+xml'),
    item(files.styleSheet, 'text/css'),
    ...(cover.svg === undefined ? [] : [item(cover.path, cover.mediaType, 'cover-image')]),
    ...pages.map(({ file, hasMathematics }) =>
      item(file, 'application/xhtml+xml', hasMathematics ? 'mathml' : ''),
    ),
    ...figures.map(figureItem),
  ];
}

/** An XML name made from a path. */
function itemId(path: string): string {
  return path.replaceAll(/[^a-z0-9]+/gi, '-');
}
