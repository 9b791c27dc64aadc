import type { Element, ElementContent, Root } from 'hast';
import { idOf } from '../../../model/ids.ts';
import { openArchive, type Archive } from '../../archive.ts';
import { convertHtml } from '../../html/convert-html.ts';
import { findElement, findElements, hasClass, isElement, propertyOf, textOf } from '../../html/elements.ts';
import { findLinkedNotes, lowerNotes } from '../../html/notes.ts';
import { parseHtml } from '../../html/parse-html.ts';
import type { Fate, Imported, Loss } from '../../imported.ts';
import { ImportError } from '../../import-error.ts';
import type { ImportContext, Importer } from '../../importer.ts';
import { findXml, readXml, type XmlNode } from '../../read-xml.ts';
import type { Source } from '../../source.ts';
import { captionFigures } from './captions.ts';
import { insertFormulas, insertRuby } from './insert-marks.ts';
import { prepareXml, type Equation } from './prepare-xml.ts';
import { readStyleMap } from './style-map.ts';
import { lookupTable } from '../../../model/lookup-table.ts';

/** A document of Word, or a folder of them. A document with several headings of level 1 is a series. */
export const word: Importer = {
  id: 'word',
  title: 'Word',
  recognises: (source) => documentsIn(source).length > 0,
  read: readDocuments,
};

function documentsIn({ files }: Source): string[] {
  return files.filter((file) => /\.docx$/i.test(file) && !/(?:^|\/)~\$/.test(file));
}

async function* readDocuments(source: Source, context: ImportContext): AsyncGenerator<Imported> {
  const documents = documentsIn(source);
  if (documents.length === 0) throw new ImportError(`No Word document found in ${source.path}.`);
  for (const file of documents) yield* readDocument(file, source.read(file) ?? new Uint8Array(), context);
}

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
  const archive = await openArchive(bytes, file);
  // What mammoth is about to unpack is unpacked here once, within bounds.
  for (const name of archive.names) await archive.read(name);
  const main = await findMainPart(archive, file);
  const body = await archive.readText(main);
  if (body === undefined)
    throw new ImportError(`${file} is not a Word document: it has no ${main}. Save it as .docx.`);
  const facts = readFacts(await archive.readText('docProps/core.xml'), file);
  const { tree, comments, equations, leftOut } = await readTree(archive, main, bytes, file);
  const notes = numberNotes(tree);
  const name =
    file
      .replace(/\.docx$/i, '')
      .split('/')
      .at(-1) ?? file;
  const chapters = splitChapters(tree, facts.title ?? name);
  const origin = { file };
  yield {
    kind: 'publication',
    title: facts.title ?? name,
    authors: facts.author === undefined ? undefined : [facts.author],
  };
  const lose = (what: string, detail: string, became: Fate): Loss => ({
    kind: 'loss',
    what,
    detail,
    became,
    origin,
  });
  for (const comment of comments) yield lose('comments in the margin', comment, 'dropped');
  for (const { tex, text } of equations)
    if (tex === undefined) yield lose('equations: write them as TeX', text, 'unconverted');
  for (const line of textsInStyles(body, leftOut))
    yield lose('lines of a table of contents', line, 'dropped');
  for (const [tag, what] of noticed) {
    const count = body.match(new RegExp(`<${tag}[ >]`, 'g'))?.length ?? 0;
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
        authors: facts.author === undefined ? undefined : [facts.author],
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
      editors: facts.author === undefined ? undefined : [facts.author],
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
] as const;

const inlineStyles = ['u => u', 'strike => del', 'comment-reference => sup.comment'];

interface ReadDocument {
  /** The ids of styles whose paragraphs are left out. */
  readonly leftOut: readonly string[];
  readonly tree: Root;
  readonly comments: readonly string[];
  readonly equations: readonly Equation[];
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
    for (const part of [main, `${folder}footnotes.xml`, `${folder}endnotes.xml`]) {
      const xml = await archive.readText(part);
      if (xml !== undefined) zip.file(part, prepareXml(xml, `${file}, ${part}`, equations));
    }
    const styles = await archive.readText('word/styles.xml');
    const styleMap = readStyleMap(styles === undefined ? undefined : readXml(styles, `${file}, styles.xml`));
    const { value } = await mammoth.convertToHtml(
      { buffer: await zip.generateAsync({ type: 'nodebuffer' }) },
      { styleMap: [...inlineStyles, ...styleMap], externalFileAccess: false, ignoreEmptyParagraphs: true },
    );
    const html = value
      .replaceAll(/<sup class="comment">[^]*?<\/sup>/g, '')
      .replace(/<dl>(?:<dt id="comment-)[^]*<\/dl>$/, '');
    const tree = parseHtml(insertRuby(html));
    headTables(tree);
    captionFigures(tree);
    insertFormulas(tree, equations);
    const leftOut = styleMap.flatMap((rule) => /^p\.(\S+) => !$/.exec(rule)?.[1] ?? []);
    return { tree, equations, leftOut, comments: await readComments(archive, file) };
  } catch (error) {
    // From a library that unpacks and reads what it was given.
    if (error instanceof ImportError) throw error;
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
  readonly author: string | undefined;
  readonly date: string | undefined;
}

function readFacts(core: string | undefined, file: string): Facts {
  const root: XmlNode | undefined = core === undefined ? undefined : readXml(core, `${file}, core.xml`);
  const valueOf = (name: string) =>
    root === undefined ? undefined : findXml(root, name)[0]?.text.trim() || undefined;
  return {
    title: valueOf('title'),
    author: valueOf('creator'),
    date: /^\d{4}-\d{2}-\d{2}/.exec(valueOf('created') ?? '')?.[0],
  };
}

/** The texts of notes by their labels; what is left of the list of notes is nothing. */
function numberNotes(tree: Root): ReadonlyMap<string, Element> {
  let count = 0;
  findLinkedNotes(tree, { next: () => String((count += 1)) });
  lowerNotes(tree);
  const notes = new Map<string, Element>();
  for (const note of findElements(tree, 'kolofon-note-text')) notes.set(propertyOf(note, 'dataLabel'), note);
  tree.children = tree.children.filter(
    (child) => !(isElement(child, 'ol') && findElement(child, 'kolofon-note-text') !== undefined),
  );
  return notes;
}

/** A chapter with the notes that it calls. */
function withNotes(tree: Root, notes: ReadonlyMap<string, Element>): Root {
  const called = findElements(tree, 'kolofon-note').flatMap(
    (one) => notes.get(propertyOf(one, 'dataLabel')) ?? [],
  );
  return { type: 'root', children: [...tree.children, ...new Set(called)] };
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
      const anchors = findElements(node, 'a').filter((one) => propertyOf(one, 'id') !== '');
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

/** Ids that links in the document lead to: Word gives ids to much else. */
function idsIn(tree: Root): string[] {
  return findElements(tree, 'a', 'h2', 'h3', 'h4', 'p', 'li').flatMap((one) => propertyOf(one, 'id') || []);
}
