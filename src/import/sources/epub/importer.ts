import { h } from 'hastscript';
import type { Element, Nodes, Root } from 'hast';
import { idOf } from '../../../model/ids.ts';
import { walkNodes } from '../../../model/walk-nodes.ts';
import { openArchive, type Archive } from '../../archive.ts';
import { convertHtml } from '../../html/convert-html.ts';
import { findElement, findElements, propertyOf, textOf } from '../../html/elements.ts';
import { findLinkedNotes, lowerNotes } from '../../html/notes.ts';
import type { Fate, Imported, ImportedPart, Loss } from '../../imported.ts';
import { ImportError } from '../../import-error.ts';
import type { ImportContext, Importer } from '../../importer.ts';
import type { Source } from '../../source.ts';
import { noteClassStyles, readClassStyles, wrapStyled, type ClassStyles } from './class-styles.ts';
import { fetchNotes, indexNotePlaces } from './fetch-notes.ts';
import { fileOf, findChapters, type Chapter } from './chapters.ts';
import { readPackage, resolveIn, type Package } from './package.ts';
import { isPageBreak, languageOf, parsePage } from './parse-page.ts';

/** An e-book: its chapters become the articles of one series. */
export const epub: Importer = {
  id: 'epub',
  title: 'EPUB',
  recognises: ({ files }) => files.length === 1 && /\.epub$/i.test(files[0] ?? ''),
  read: readBook,
};

async function* readBook(source: Source, { names }: ImportContext): AsyncGenerator<Imported> {
  const file = source.files.find((one) => /\.epub$/i.test(one));
  const bytes = file === undefined ? undefined : source.read(file);
  if (file === undefined || bytes === undefined) throw new ImportError(`No EPUB found in ${source.path}.`);
  const archive = await openArchive(bytes, file);
  const book = await readPackage(archive, file);
  const { pages, languages, printed } = await readPages(archive, book);
  const missing = [...book.unreadable, ...book.spine.filter((page) => !pages.has(page))];
  if (pages.size === 0)
    throw new ImportError(
      `${file} has none of the pages that its spine lists: ${missing.slice(0, 3).join(', ')}.`,
    );
  const found = findChapters(book, pages);
  const paths = found.map(({ target, title }) => names.article(target, title || fileOf(target)));
  const notes = indexNotePlaces(pages);
  const origin = (chapter: Chapter) => ({ file: `${file}, ${fileOf(chapter.target)}` });
  yield {
    kind: 'publication',
    title: book.title,
    summary: book.summary,
    language: book.language,
    publisher: book.publisher,
    authors: book.authors,
  };
  for (const page of missing)
    yield {
      kind: 'loss',
      what: 'pages that are not in the book, or no text',
      detail: page,
      became: 'dropped',
      origin: { file },
    };
  if (printed.length > 0)
    yield {
      kind: 'loss',
      what: 'page numbers of the printed book',
      detail: printed.join(', '),
      became: 'dropped',
      origin: { file },
    };
  if (book.contents.length === 0)
    yield {
      kind: 'loss',
      what: 'chapters from pages with a heading, because the book has no table of contents',
      detail: found.map(({ title }) => title).join(', '),
      became: 'guessed',
      origin: { file },
    };
  const cover = await readCover(archive, book.cover);
  if (cover === undefined && book.cover !== undefined)
    yield {
      kind: 'loss',
      what: 'covers that are no picture in JPEG or PNG',
      detail: book.cover,
      became: 'dropped',
      origin: { file },
    };
  for (const { tree } of found) fetchNotes(tree, notes);
  const kept = found.map(({ tree }) => holdsText(tree, book));
  const chapters = found.filter((_chapter, index) => kept[index]);
  const keptPaths = paths.filter((_path, index) => kept[index]);
  const places = indexPlaces(chapters, keptPaths);
  const written: { readonly path: string; readonly section: string | undefined }[] = [];
  const taken = new Set<string>();
  for (const [index, chapter] of chapters.entries()) {
    const path = keptPaths[index] ?? '';
    const losses: Loss[] = [];
    const used: { readonly name: string; readonly path: string }[] = [];
    const lose = (what: string, detail: string, became: Fate) => {
      losses.push({ kind: 'loss', what, detail, became, origin: origin(chapter), article: path });
    };
    const body = convertHtml(
      '',
      {
        lose,
        isLinked: (id) => places.linked.has(id),
        resolvePicture: (src) => {
          const name = fileOf(src.replace(/^archive:/, ''));
          if (!src.startsWith('archive:') || !archive.names.includes(name)) return undefined;
          const asset = names.asset(name, name.split('/').at(-1) ?? name, 'pictures');
          used.push({ name, path: asset });
          return asset;
        },
        resolveLink: (href) => {
          if (!href.startsWith('archive:'))
            return /^(?:https?:|mailto:|tel:|#)/i.test(href) ? href : undefined;
          const target = href.slice('archive:'.length);
          const place = places.byTarget.get(target) ?? places.byTarget.get(fileOf(target));
          if (place === undefined) {
            lose('links to what is not imported', target, 'changed');
            return undefined;
          }
          const [, fragment] = target.split('#');
          const isKnown = fragment !== undefined && places.byTarget.has(target);
          if (place === path) return isKnown ? `#${fragment}` : undefined;
          return isKnown ? `${place}#${fragment}` : place;
        },
      },
      () => prepareChapter(chapter),
    );
    yield {
      kind: 'article',
      path,
      frontMatter: {
        title: escapeTitle(chapter.title) || 'Untitled',
        published: book.published,
        language: ownLanguage(languages.get(fileOf(chapter.target)), book.language),
      },
      body,
      origin: origin(chapter),
    };
    yield* losses;
    for (const { name, path: asset } of used) {
      const content = taken.has(name) ? undefined : await archive.read(name);
      taken.add(name);
      if (content !== undefined)
        yield { kind: 'asset', path: asset, content, origin: { file: `${file}, ${name}` } };
    }
    written.push({ path, section: chapter.section });
  }
  const title = book.title ?? file;
  const picture = cover && names.asset(cover.name, cover.name.split('/').at(-1) ?? cover.name, 'pictures');
  if (cover !== undefined && picture !== undefined && !taken.has(cover.name))
    yield {
      kind: 'asset',
      path: picture,
      content: cover.content,
      origin: { file: `${file}, ${cover.name}` },
    };
  yield {
    kind: 'series',
    id: names.series('book', title),
    title: escapeTitle(title),
    summary: book.summary,
    language: book.language,
    editors: book.authors.length === 0 ? undefined : book.authors,
    cover: picture,
    parts: partsOf(written),
    origin: { file },
  };
}

/** Of a chapter, where it is not that of the book: `en-GB` in a book in `en` is not meant. */
function ownLanguage(own: string | undefined, language: string | undefined): string | undefined {
  const base = (tag: string | undefined) => tag?.split('-')[0]?.toLowerCase();
  return base(own) === base(language) ? undefined : own;
}

/** Programs make covers of pictures in these formats only. */
async function readCover(
  archive: Archive,
  name: string | undefined,
): Promise<{ readonly name: string; readonly content: Uint8Array } | undefined> {
  if (name === undefined || !/\.(?:jpe?g|png)$/i.test(name)) return undefined;
  const content = await archive.read(name);
  return content && { name, content };
}

/** A page of notes that have all gone to their chapters is none, nor is one with the cover alone. */
function holdsText(tree: Root, book: Package): boolean {
  if (findElements(tree, 'img').some((image) => !isCover(image, book))) return true;
  const headings = findElements(tree, 'h1', 'h2', 'h3').map(textOf).join('');
  const hadNotes = findElements(tree, 'span').some(({ properties }) => properties['dataMoved'] === true);
  return textOf(tree).replaceAll(/\s/g, '') !== (hadNotes ? headings.replaceAll(/\s/g, '') : '');
}

function isCover(image: Element, { cover }: Package): boolean {
  return cover !== undefined && fileOf(propertyOf(image, 'src').replace(/^archive:/, '')) === cover;
}

interface Pages {
  readonly pages: ReadonlyMap<string, Root>;
  /** Of pages that name one. */
  readonly languages: ReadonlyMap<string, string>;
  /** Numbers of pages of the printed book, which stand in the text. */
  readonly printed: readonly string[];
}

/** Pages, with what their addresses lead to: `archive:text/two.xhtml#x` for other files, `#x` in the same. */
async function readPages(archive: Archive, { spine, drawn }: Package): Promise<Pages> {
  const pages = new Map<string, Root>();
  const languages = new Map<string, string>();
  const printed: string[] = [];
  const sheets = new Map<string, ClassStyles>();
  for (const file of spine) {
    if (drawn.has(file) && archive.names.includes(file)) {
      const image = h('img', { src: `archive:${file}`, alt: '' });
      pages.set(file, { type: 'root', children: [h('p', [image])] });
    }
    const text = drawn.has(file) ? undefined : await archive.readText(file);
    if (text === undefined) continue;
    const tree = parsePage(text);
    const language = languageOf(text);
    if (language !== undefined) languages.set(file, language);
    walkNodes<Nodes>(tree, (node) => {
      if (node.type !== 'element' || !isPageBreak(node) || textOf(node) === '') return;
      printed.push(textOf(node));
      node.children = [];
    });
    noteClassStyles(tree, await readClassStyles(text, file, archive, sheets));
    for (const element of findElements(tree, 'a', 'img', 'image')) {
      for (const name of ['href', 'src', 'xLinkHref', 'xlink:href']) {
        const address = propertyOf(element, name);
        if (address === '' || /^[a-z][a-z\d+.-]*:/i.test(address)) continue;
        if (element.tagName === 'a' && address.startsWith('#'))
          element.properties[name] = `archive:${file}${address}`;
        else element.properties[name] = `archive:${resolveIn(file, address)}`;
      }
    }
    unwrapDrawnPictures(tree);
    pages.set(file, tree);
  }
  return { pages, languages, printed };
}

/** A picture in a drawing that only sizes it, as e-books have them on their covers. */
function unwrapDrawnPictures(tree: Root): void {
  for (const svg of findElements(tree, 'svg')) {
    const image = findElement(svg, 'image');
    const src =
      image &&
      (propertyOf(image, 'xLinkHref') || propertyOf(image, 'href') || propertyOf(image, 'xlink:href'));
    if (src) Object.assign(svg, { tagName: 'img', properties: { src, alt: '' }, children: [] });
  }
}

interface Places {
  /** Paths of articles, by pages and the ids in them. */
  readonly byTarget: ReadonlyMap<string, string>;
  readonly linked: ReadonlySet<string>;
}

function indexPlaces(chapters: readonly Chapter[], paths: readonly string[]): Places {
  const byTarget = new Map<string, string>();
  const linked = new Set<string>();
  const targets = new Set(
    chapters
      .flatMap(({ tree }) =>
        findElements(tree, 'a')
          .map((link) => propertyOf(link, 'href'))
          .filter((href) => href.startsWith('archive:')),
      )
      .map((href) => href.slice('archive:'.length)),
  );
  const ids = chapters.map(({ tree }) => new Set(idsIn(tree).map(([id]) => id)));
  for (const [index, { target }] of chapters.entries()) {
    const path = paths[index] ?? '';
    if (!byTarget.has(fileOf(target))) byTarget.set(fileOf(target), path);
    byTarget.set(target, path);
  }
  for (const target of targets) {
    const [file = '', id] = target.split('#');
    if (id === undefined) continue;
    linked.add(id);
    const index = chapters.findIndex(
      (chapter, at) => fileOf(chapter.target) === file && ids[at]?.has(id) === true,
    );
    const any = index === -1 ? ids.findIndex((all) => all.has(id)) : index;
    if (any !== -1 && !byTarget.has(target)) byTarget.set(target, paths[any] ?? '');
  }
  return { byTarget, linked };
}

function idsIn(tree: Root): (readonly [string, Element])[] {
  const found: (readonly [string, Element])[] = [];
  walkNodes<Nodes>(tree, (node) => {
    if (node.type === 'element' && propertyOf(node, 'id') !== '') found.push([propertyOf(node, 'id'), node]);
  });
  return found;
}

/** Without the heading that repeats the title, and with its notes as notes. */
function prepareChapter({ tree, title }: Chapter): Root {
  let count = 0;
  findLinkedNotes(tree, { next: () => String((count += 1)) });
  lowerNotes(tree);
  wrapStyled(tree);
  const heading = findElement(tree, 'h1', 'h2', 'h3');
  const plain = (text: string) =>
    text
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      .toLowerCase();
  if (heading !== undefined && plain(textOf(heading)) === plain(title))
    Object.assign(heading, { tagName: 'span', children: [] });
  return tree;
}

/** In order; neighbours with the same headings above them are in one section. */
function partsOf(
  written: readonly { readonly path: string; readonly section: string | undefined }[],
): ImportedPart[] {
  const parts: (string | { section: string; parts: string[] })[] = [];
  for (const { path, section } of written) {
    const last = parts.at(-1);
    if (section === undefined) parts.push(idOf(path));
    else if (typeof last === 'object' && last.section === section) last.parts.push(idOf(path));
    else parts.push({ section: escapeTitle(section), parts: [idOf(path)] });
  }
  return parts;
}

function escapeTitle(title: string): string {
  return title.replaceAll(/[\\*$`]/g, String.raw`\$&`);
}
