import type { Element, ElementContent, Root } from 'hast';
import { append } from '../../../model/append.ts';
import { idOf } from '../../../model/ids.ts';
import { openArchive, type Archive } from '../../archive.ts';
import { convertHtml } from '../../html/convert-html.ts';
import { findElement, findElements, hasClass, isElement, propertyOf, textOf } from '../../html/elements.ts';
import { findLinkedNotes, lowerNotes } from '../../html/notes.ts';
import { parseHtml } from '../../html/parse-html.ts';
import type { Fate, Imported, ImportedPart, Loss } from '../../imported.ts';
import { ImportError } from '../../import-error.ts';
import type { ImportContext, Importer } from '../../importer.ts';
import { findXml, readXml, type XmlNode } from '../../read-xml.ts';
import type { Source } from '../../source.ts';
import { captionFigures } from './captions.ts';
import { insertFormulas, insertRuby } from './insert-marks.ts';
import { hideTexts, readHidingStyles } from './hidden-text.ts';
import { readLanguage } from './language.ts';
import { describeMessages, linkedPictures, readOtherParts } from './left-out.ts';
import { markOutlines, outlineStyles } from './outline-levels.ts';
import { prepareXml, type Equation } from './prepare-xml.ts';
import { readStyleMap } from './style-map.ts';
import { lookupTable } from '../../../model/lookup-table.ts';

/** A document of Word, or a folder of them. A document with several headings of level 1 is a series. */
export const word: Importer = {
  id: 'word',
  title: 'Word',
  recognises: (source) =>
    documentsIn(source).length > 0 || (!source.isFolder && otherFormat.test(source.files[0] ?? '')),
  read: readDocuments,
};

const otherFormat = /\.(?:doc|dot|rtf|odt|ott|pages|wpd)$/i;

/** Without the files that Word keeps while a document is open; `2 b` is before `10 a`. */
function documentsIn({ files }: Source): string[] {
  return files
    .filter((file) => /\.(?:docx|docm|dotx|dotm)$/i.test(file) && !/(?:^|\/)~\$/.test(file))
    .sort(new Intl.Collator('en', { numeric: true }).compare);
}

async function* readDocuments(source: Source, context: ImportContext): AsyncGenerator<Imported> {
  const documents = documentsIn(source);
  if (documents.length === 0) {
    const [file = ''] = source.files;
    throw new ImportError(
      otherFormat.test(file)
        ? `${file} is not in the format of Word since 2007. Open it in Word or LibreOffice, and save it as .docx.`
        : `No Word document found in ${source.path}.`,
    );
  }
  for (const file of source.files.filter((one) => source.isFolder && otherFormat.test(one)))
    yield {
      kind: 'loss',
      what: 'documents that are not .docx',
      detail: file,
      became: 'dropped',
      origin: { file },
    };
  const parts: ImportedPart[] = [];
  for (const file of documents) {
    const ids: string[] = [];
    let title = nameOf(file);
    for await (const one of readDocument(file, source.read(file) ?? new Uint8Array(), context)) {
      if (one.kind === 'article') ids.push(idOf(one.path));
      if (one.kind === 'series') title = one.title;
      yield one;
    }
    if (ids.length > 1) parts.push({ section: title, parts: ids });
    else append(parts, ids);
  }
  const title = nameOf(source.path);
  if (documents.length > 1)
    yield {
      kind: 'series',
      id: context.names.series('folder', title),
      title,
      parts,
      origin: { file: documents[0] ?? '' },
    };
}

function nameOf(file: string): string {
  const name = file.split(/[\\/]/).at(-1) ?? file;
  return name.replace(/\.[a-z]{4}$/i, '');
}

/** The mark of the container of older formats, and of documents with a password ([MS-CFB] 2.2). */
const compound = 'd0cf11e0a1b11ae1';

/** `word/document.xml`, unless the package says otherwise. */
async function findMainPart(archive: Archive, file: string): Promise<string> {
  const relations = await archive.readText('_rels/.rels');
  const root = relations === undefined ? undefined : readXml(relations, `${file}, .rels`);
  const target = (root === undefined ? [] : findXml(root, 'Relationship')).find(({ attributes }) =>
    (attributes['Type'] ?? '').endsWith('/officeDocument'),
  )?.attributes['Target'];
  return target?.replace(/^\//, '') ?? 'word/document.xml';
}

interface Chapter {
  readonly title: string;
  readonly tree: Root;
}

/** Chapters by their titles: their numbers change when one comes before them. */
function originsOf(chapters: readonly Chapter[]): string[] {
  const counts = new Map<string, number>();
  return chapters.map(({ title }) => {
    const count = (counts.get(title) ?? 0) + 1;
    counts.set(title, count);
    return count === 1 ? title : `${title} ${String(count)}`;
  });
}

async function* readDocument(
  file: string,
  bytes: Uint8Array,
  { names }: ImportContext,
): AsyncGenerator<Imported> {
  if (Buffer.from(bytes.subarray(0, 8)).toString('hex') === compound)
    throw new ImportError(
      `${file} has a password, or is in the format of Word before 2007. Open it in Word, and save it as .docx without a password.`,
    );
  const archive = await openArchive(bytes, file);
  // What mammoth is about to unpack is unpacked here once, within bounds.
  for (const name of archive.names) await archive.read(name);
  const main = await findMainPart(archive, file);
  const body = await archive.readText(main);
  if (body === undefined)
    throw new ImportError(`${file} is not a Word document: it has no ${main}. Save it as .docx.`);
  const facts = readFacts(await archive.readText('docProps/core.xml'), file);
  const { tree, comments, equations, leftOut, hidden, language, messages } = await readTree(
    archive,
    main,
    bytes,
    file,
  );
  const notes = numberNotes(tree);
  const name = nameOf(file);
  const titlePage = takeTitlePage(tree, facts);
  const chapters = splitChapters(tree, facts.title ?? name);
  const origin = { file };
  yield {
    kind: 'publication',
    title: facts.title ?? name,
    authors: facts.authors,
    language,
  };
  const lose = (what: string, detail: string, became: Fate): Loss => ({
    kind: 'loss',
    what,
    detail,
    became,
    origin,
  });
  for (const comment of comments) yield lose('comments in the margin', comment, 'dropped');
  for (const line of titlePage) yield lose('lines of the title page', line, 'dropped');
  for (const text of hidden) yield lose('hidden text', text, 'dropped');
  const others = [
    ...(await readOtherParts(archive, file)),
    ...linkedPictures(body),
    ...describeMessages(messages),
  ];
  for (const { what, detail } of others) yield lose(what, detail, 'dropped');
  for (const { tex, text } of equations)
    if (tex === undefined) yield lose('equations: write them as TeX', text, 'unconverted');
  for (const line of textsInStyles(body, leftOut))
    yield lose('lines of a table of contents', line, 'dropped');
  for (const [tag, what] of noticed) {
    const count = body.match(new RegExp(`<${tag}[ />]`, 'g'))?.length ?? 0;
    if (count > 0) yield lose(what, `${String(count)} in the document`, 'changed');
  }
  const paths =
    chapters.length === 1
      ? [names.article(file, name)]
      : originsOf(chapters).map((origin, index) =>
          names.article(`${file} ${origin}`, chapters[index]?.title ?? ''),
        );
  const placeOf = new Map(
    chapters.flatMap((chapter, index) => idsIn(chapter.tree).map((id) => [id, paths[index] ?? ''] as const)),
  );
  for (const [index, { title, tree: content }] of chapters.entries()) {
    const path = paths[index] ?? '';
    const losses: Loss[] = [];
    const assets: Imported[] = [];
    const markdown = convertHtml(
      '',
      {
        lose: (what, detail, became) => losses.push({ ...lose(what, detail, became), article: path }),
        isLinked: (id) => placeOf.has(id),
        resolvePicture: (src) => {
          const [, type, data] = /^data:image\/([a-z+]+);base64,(.+)$/s.exec(src) ?? [];
          const ending = type === undefined ? undefined : endings[type];
          if (data === undefined || ending === undefined) return undefined;
          const asset = names.asset(
            `${path} picture ${String(assets.length + 1)}`,
            `${idOf(path)}-${String(assets.length + 1)}.${ending}`,
            'pictures',
          );
          assets.push({ kind: 'asset', path: asset, content: Buffer.from(data, 'base64'), origin });
          return asset;
        },
        resolveLink: (href) => {
          if (!href.startsWith('#')) return /^(?:https?:|mailto:|tel:)/i.test(href) ? href : undefined;
          const place = placeOf.get(href.slice(1));
          return place === undefined || place === path ? href : `${place}${href}`;
        },
      },
      () => withNotes(content, notes),
    );
    yield {
      kind: 'article',
      path,
      frontMatter: {
        title: title.replaceAll(/[\\*$`]/g, String.raw`\$&`),
        authors: facts.authors,
        published: facts.date,
      },
      body: markdown,
      origin,
    };
    yield* losses;
    yield* assets;
  }
  if (chapters.length > 1)
    yield {
      kind: 'series',
      id: names.series(file, facts.title ?? name),
      title: facts.title ?? name,
      editors: facts.authors,
      parts: paths.map(idOf),
      origin,
    };
}

const endings: Readonly<Record<string, string>> = lookupTable({
  png: 'png',
  jpeg: 'jpg',
  jpg: 'jpg',
  gif: 'gif',
  webp: 'webp',
  'svg+xml': 'svg',
});

/** What a document looks otherwise with. */
const noticed = [
  ['w:ins', 'tracked insertions, accepted'],
  ['w:del', 'tracked deletions, left out'],
  ['v:textbox', 'text boxes, now text behind their paragraph'],
  ['w:smallCaps', 'small capitals'],
] as const;

const inlineStyles = ['u => u', 'strike => del', 'highlight => mark', 'comment-reference => sup.comment'];

interface ReadDocument {
  /** The ids of styles whose paragraphs are left out. */
  readonly leftOut: readonly string[];
  readonly tree: Root;
  readonly comments: readonly string[];
  readonly equations: readonly Equation[];
  /** Texts that Word does not show. */
  readonly hidden: readonly string[];
  /** BCP 47. */
  readonly language: string | undefined;
  /** Of mammoth. */
  readonly messages: readonly { readonly message: string }[];
}

async function readTree(
  archive: Archive,
  main: string,
  bytes: Uint8Array,
  file: string,
): Promise<ReadDocument> {
  const { default: mammoth } = await import('mammoth');
  const { default: Zip } = await import('jszip');
  const equations: Equation[] = [];
  try {
    const zip = await Zip.loadAsync(bytes);
    const folder = main.slice(0, main.lastIndexOf('/') + 1);
    const stylesXml = await archive.readText('word/styles.xml');
    const styles = stylesXml === undefined ? undefined : readXml(stylesXml, `${file}, styles.xml`);
    const hidingStyles = readHidingStyles(styles);
    const hidden: string[] = [];
    for (const part of [main, `${folder}footnotes.xml`, `${folder}endnotes.xml`]) {
      const xml = await archive.readText(part);
      if (xml === undefined) continue;
      const shown = markOutlines(hideTexts(xml, hidingStyles, hidden));
      zip.file(part, prepareXml(shown, `${file}, ${part}`, equations));
    }
    const styleMap = readStyleMap(styles);
    const { value, messages } = await mammoth.convertToHtml(
      { buffer: await zip.generateAsync({ type: 'nodebuffer' }) },
      {
        styleMap: [...inlineStyles, ...outlineStyles, ...styleMap],
        externalFileAccess: false,
        ignoreEmptyParagraphs: true,
        convertImage: mammoth.images.imgElement(async (image) => {
          const [, type = 'unknown'] = /^image\/(.+)$/.exec(image.contentType) ?? [];
          if (!Object.hasOwn(endings, type)) return { src: `in the format ${type}` };
          return { src: `data:image/${type};base64,${await image.readAsBase64String()}` };
        }),
      },
    );
    const html = value
      .replaceAll(/<sup class="comment">[^]*?<\/sup>/g, '')
      .replace(/<dl>(?:<dt id="comment-)[^]*<\/dl>$/, '');
    const tree = parseHtml(insertRuby(html));
    headTables(tree);
    captionFigures(tree);
    insertFormulas(tree, equations);
    const leftOut = styleMap.flatMap((rule) => /^p\.(\S+) => !$/.exec(rule)?.[1] ?? []);
    const language = readLanguage((await archive.readText(main)) ?? '', styles);
    return {
      tree,
      equations,
      leftOut,
      hidden,
      language,
      messages,
      comments: await readComments(archive, file),
    };
  } catch (error) {
    // From a library that unpacks and reads what it was given.
    if (error instanceof ImportError) throw error;
    if (error instanceof RangeError) throw new ImportError(`${file} is nested too deeply.`);
    throw new ImportError(`${file} cannot be read: ${error instanceof Error ? error.message : ''}`);
  }
}

function textsInStyles(body: string, styles: readonly string[]): string[] {
  if (styles.length === 0) return [];
  const begins = new RegExp(`<w:pStyle w:val="(?:${styles.join('|')})"/>`, 'g');
  return [...body.matchAll(begins)].flatMap(({ index }) => {
    const paragraph = body.slice(index, body.indexOf('</w:p>', index));
    const text = paragraph
      .replaceAll(/<w:tab\/>/g, ' ')
      .replaceAll(/<w:instrText\b[^]*?<\/w:instrText>|<[^>]*>/g, '')
      .trim();
    return text === '' ? [] : [text];
  });
}

/** `Kari: Is this so?` */
async function readComments(archive: Archive, file: string): Promise<string[]> {
  const xml = await archive.readText('word/comments.xml');
  if (xml === undefined) return [];
  return findXml(readXml(xml, `${file}, comments.xml`), 'comment').map((comment) => {
    const text = findXml(comment, 'p')
      .map((paragraph) =>
        findXml(paragraph, 't')
          .map((one) => one.text)
          .join(''),
      )
      .join(' ');
    return `${comment.attributes['author'] ?? ''}: ${text}`;
  });
}

/** A first row that is all bold is one of heads, which few mark as such. */
function headTables(tree: Root): void {
  for (const table of findElements(tree, 'table')) {
    if (findElement(table, 'th') !== undefined) continue;
    const [first, ...others] = findElements(table, 'tr');
    const cells = first === undefined ? [] : findElements(first, 'td');
    const isHead = cells.every((cell) => {
      const bold = findElements(cell, 'strong').map(textOf).join('');
      return bold !== '' && bold === textOf(cell);
    });
    if (others.length === 0 || cells.length === 0 || !isHead) continue;
    for (const cell of cells) {
      cell.tagName = 'th';
      for (const strong of findElements(cell, 'strong')) strong.tagName = 'span';
    }
  }
}

interface Facts {
  readonly title: string | undefined;
  readonly authors: readonly string[] | undefined;
  readonly date: string | undefined;
}

function readFacts(core: string | undefined, file: string): Facts {
  const root: XmlNode | undefined = core === undefined ? undefined : readXml(core, `${file}, core.xml`);
  const valueOf = (name: string) =>
    root === undefined ? undefined : findXml(root, name)[0]?.text.trim() || undefined;
  return {
    title: valueOf('title'),
    authors: valueOf('creator')
      ?.split(/\s*;\s*/)
      .filter(Boolean),
    date: /^\d{4}-\d{2}-\d{2}/.exec(valueOf('created') ?? '')?.[0],
  };
}

/** Takes the texts of notes out of a document: by their labels. */
function numberNotes(tree: Root): ReadonlyMap<string, Element> {
  let count = 0;
  findLinkedNotes(tree, { next: () => String((count += 1)) });
  lowerNotes(tree);
  const notes = new Map<string, Element>();
  for (const note of findElements(tree, 'kolofon-note-text')) notes.set(propertyOf(note, 'dataLabel'), note);
  tree.children = tree.children.filter((child) => !isElement(child, 'kolofon-note-text'));
  return notes;
}

/** A chapter with the notes that it calls. */
function withNotes(tree: Root, notes: ReadonlyMap<string, Element>): Root {
  const called = findElements(tree, 'kolofon-note').flatMap(
    (one) => notes.get(propertyOf(one, 'dataLabel')) ?? [],
  );
  return { type: 'root', children: [...tree.children, ...new Set(called)] };
}

/** Takes away the lines in the styles of authors and dates before the text. Those that are not known otherwise are returned. */
function takeTitlePage(tree: Root, { authors = [] }: Facts): string[] {
  const end = tree.children.findIndex(
    (child) =>
      isElement(child) && textOf(child) !== '' && !hasClass(child, 'title') && !hasClass(child, 'title-page'),
  );
  const before = tree.children.slice(0, end === -1 ? undefined : end);
  const lines = before.filter((child) => isElement(child) && hasClass(child, 'title-page'));
  tree.children = tree.children.filter((child) => !lines.includes(child));
  return lines.map(textOf).filter((line) => !authors.includes(line));
}

/** What is before the first heading of level 1 is an article of its own if it is more than the title. */
function splitChapters(tree: Root, title: string): Chapter[] {
  const children = tree.children as ElementContent[];
  const isTitle = (node: ElementContent) => isElement(node, 'h1') && hasClass(node, 'title');
  const heads = children.filter((node) => isElement(node, 'h1') && !isTitle(node));
  const titled = children.find(isTitle);
  const whole = titled === undefined ? title : textOf(titled);
  const rest = children.filter((node) => !isTitle(node));
  if (heads.length < 2) {
    const [head] = heads;
    const isFirst = head !== undefined && rest[0] === head;
    const name = titled === undefined && isElement(head) ? textOf(head) : whole;
    return [
      {
        title: name,
        tree: { type: 'root', children: isFirst && titled === undefined ? rest.slice(1) : rest },
      },
    ];
  }
  const chapters: { title: string; tree: { type: 'root'; children: ElementContent[] } }[] = [
    { title: whole, tree: { type: 'root', children: [] } },
  ];
  for (const node of rest) {
    if (isElement(node, 'h1')) {
      const before = takeAnchors(chapters.at(-1)?.tree.children ?? []);
      const inside = findElements(node, 'a').filter((one) => propertyOf(one, 'id') !== '');
      const anchors = [...before, ...inside];
      chapters.push({
        title: textOf(node) || 'Untitled',
        tree: {
          type: 'root',
          children:
            anchors.length === 0
              ? []
              : [{ type: 'element', tagName: 'p', properties: {}, children: anchors }],
        },
      });
    } else chapters.at(-1)?.tree.children.push(node);
  }
  return chapters.filter(
    ({ tree: { children: content } }, index) => index > 0 || content.some((node) => textOf(node) !== ''),
  );
}

/** Bookmarks that begin before a heading, where LibreOffice and Pandoc put them, are its own. */
function takeAnchors(children: ElementContent[]): Element[] {
  const taken: Element[] = [];
  for (;;) {
    const last = children.at(-1);
    if (!isElement(last, 'a', 'p') || textOf(last) !== '' || findElement(last, 'img') !== undefined)
      return taken;
    children.pop();
    taken.unshift(...(last.tagName === 'a' ? [last] : findElements(last, 'a')));
  }
}

/** Ids that links in the document lead to: Word gives ids to much else. */
function idsIn(tree: Root): string[] {
  return findElements(tree, 'a', 'h2', 'h3', 'h4', 'p', 'li').flatMap((one) => propertyOf(one, 'id') || []);
}
