import type { Words } from '../../model/words.ts';
import { citedKeys } from '../../model/cited-keys.ts';
import type { Membership, Series } from '../../model/publication.ts';
import type { FormatInput } from '../format.ts';
import { collectAssets, type BookAssets } from './assets.ts';
import { makeCover } from './book-cover.ts';
import type { BookPage, EpubBook } from './book.ts';
import { viewChapter } from './chapters.ts';
import { listContents, numberNavPoints } from './contents.ts';
import { articleFile, files, sectionFile } from './files.ts';
import { identify } from './identifier.ts';
import { itemId, listItems } from './manifest-items.ts';
import { printXhtml } from './print-xhtml.ts';
import { viewAbout, viewFacts, viewPackage } from './views.ts';

/** Makes every document of the e-book of a series. Pure: nothing is zipped. */
export function renderBook(series: Series, input: FormatInput): EpubBook {
  const { publication, templates } = input;
  const words = input.words(series.language);
  const assets = collectAssets(publication);
  const cover = makeCover(series, input, assets);
  const facts = viewFacts(series, input, cover);
  const page: MakePage = (file, title, template, view, hasMathematics = false) => ({
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
  const body = renderParts(series, input, assets, page);

  const contents = listContents(series, references !== '', words);
  const identifier = identify(new URL(series.address, publication.baseUrl).href);
  const pages = [...front, ...body, ...back];
  const figures = assets.used();
  const landmarks = listLandmarks(body[0]?.file ?? files.titlePage, references !== '', words);
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

/** One reference list for the whole book, as XHTML list items. */
function printReferences(series: Series, { bibliography }: FormatInput): string {
  const articles = series.memberships.map(({ article }) => article);
  return printXhtml(bibliography.list(citedKeys(articles), series.language));
}

type MakePage = (
  file: string,
  title: string,
  template: string,
  view: object,
  hasMathematics?: boolean,
) => BookPage;

/** The parts of the series in order, each section opened by a page of its own. */
function renderParts(series: Series, input: FormatInput, assets: BookAssets, page: MakePage): BookPage[] {
  const renderPart = (membership: Membership): BookPage => {
    const { article } = membership;
    const hasMathematics = article.access === 'public' && article.document.hasMathematics;
    return page(
      articleFile(article),
      article.title,
      'chapter',
      viewChapter(membership, input, assets),
      hasMathematics,
    );
  };
  return series.sections.flatMap((section) => {
    const parts = section.memberships.map(renderPart);
    if (section.title === undefined) return parts;
    const list = section.memberships.map(({ article }) => ({
      title: article.title,
      language: article.language,
      href: articleFile(article),
    }));
    return [page(sectionFile(section, series), section.title, 'section', { parts: list }), ...parts];
  });
}

interface Landmark {
  readonly type: string;
  readonly href: string;
  readonly title: string;
}

/** The places that reading systems offer to go to (EPUB 3.3, section 7.4.2.3.2). */
function listLandmarks(firstPart: string, hasReferences: boolean, words: Words): Landmark[] {
  return [
    { type: 'cover', href: files.cover, title: words('epubCover') },
    { type: 'toc', href: files.navigation, title: words('contents') },
    { type: 'bodymatter', href: firstPart, title: words('epubStart') },
    ...(hasReferences ? [{ type: 'bibliography', href: files.references, title: words('references') }] : []),
  ];
}
