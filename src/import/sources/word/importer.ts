import type { Element, ElementContent, Root } from 'hast';
import { idOf } from '../../../model/ids.ts';
import { openArchive } from '../../archive.ts';
import { convertHtml } from '../../html/convert-html.ts';
import { findElement, findElements, hasClass, isElement, propertyOf, textOf } from '../../html/elements.ts';
import { findLinkedNotes, lowerNotes } from '../../html/notes.ts';
import { parseHtml } from '../../html/parse-html.ts';
import type { Fate, Imported, Loss } from '../../imported.ts';
import { ImportError } from '../../import-error.ts';
import type { ImportContext, Importer } from '../../importer.ts';
import { findXml, readXml, type XmlNode } from '../../read-xml.ts';
import type { Source } from '../../source.ts';

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
  if (documents.length === 0) throw new ImportError(`There is no document of Word in ${source.path}.`);
  for (const file of documents) yield* readDocument(file, source.read(file) ?? new Uint8Array(), context);
}

interface Chapter {
  readonly title: string;
  readonly tree: Root;
}

async function* readDocument(
  file: string,
  bytes: Uint8Array,
  { names }: ImportContext,
): AsyncGenerator<Imported> {
  const archive = await openArchive(bytes, file);
  // What mammoth is about to unpack is unpacked here once, within bounds.
  for (const name of archive.names) await archive.read(name);
  const body = await archive.readText('word/document.xml');
  if (body === undefined)
    throw new ImportError(`${file} is no document of Word: it has no word/document.xml. Save it as .docx.`);
  const facts = readFacts(await archive.readText('docProps/core.xml'), file);
  const { html, comments } = await readHtml(bytes, file);
  const tree = parseHtml(html);
  captionFigures(tree);
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
  if (comments > 0)
    yield {
      kind: 'loss',
      what: 'comments in the margin',
      detail: `${String(comments)} in the document`,
      became: 'dropped',
      origin,
    };
  const formulas = body.match(/<m:oMath[ >]/g)?.length ?? 0;
  if (formulas > 0)
    yield {
      kind: 'loss',
      what: 'equations: write them as TeX',
      detail: `${String(formulas)} in the document`,
      became: 'dropped',
      origin,
    };
  const paths = chapters.map(({ title }, index) =>
    names.article(`${file} ${String(index)}`, chapters.length === 1 ? name : title),
  );
  const placeOf = new Map(
    chapters.flatMap((chapter, index) => idsIn(chapter.tree).map((id) => [id, paths[index] ?? ''] as const)),
  );
  for (const [index, { title, tree: content }] of chapters.entries()) {
    const path = paths[index] ?? '';
    const losses: Loss[] = [];
    const assets: Imported[] = [];
    const lose = (what: string, detail: string, became: Fate) => {
      losses.push({ kind: 'loss', what, detail, became, origin, article: path });
    };
    const markdown = convertHtml(
      '',
      {
        lose,
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

const endings: Readonly<Record<string, string>> = {
  png: 'png',
  jpeg: 'jpg',
  jpg: 'jpg',
  gif: 'gif',
  webp: 'webp',
  'svg+xml': 'svg',
};

const styles = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Caption'] => p.caption:fresh",
  "p[style-name='caption'] => p.caption:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='HTML Preformatted'] => pre:separator('\\n')",
  'u => u',
  'strike => del',
  'comment-reference => sup.comment',
];

async function readHtml(
  bytes: Uint8Array,
  file: string,
): Promise<{ readonly html: string; readonly comments: number }> {
  const { default: mammoth } = await import('mammoth');
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        styleMap: styles,
        externalFileAccess: false,
        ignoreEmptyParagraphs: true,
      },
    );
    const comments = value.match(/<sup class="comment">/g)?.length ?? 0;
    return {
      html: value
        .replaceAll(/<sup class="comment">[^]*?<\/sup>/g, '')
        .replace(/<dl>(?:<dt id="comment-)[^]*<\/dl>$/, ''),
      comments,
    };
  } catch (error) {
    // From a library that unpacks and reads what it was given.
    throw new ImportError(`${file} cannot be read: ${error instanceof Error ? error.message : ''}`);
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

/** A paragraph in the style of captions below a picture, or above it, is its caption. */
function captionFigures(parent: Root | Element): void {
  const children = parent.children.filter(
    (child) => child.type !== 'text' || child.value.trim() !== '',
  ) as ElementContent[];
  const isPicture = (node: ElementContent | undefined): node is Element =>
    isElement(node, 'p') && textOf(node) === '' && findElement(node, 'img') !== undefined;
  const isCaption = (node: ElementContent | undefined): node is Element =>
    isElement(node, 'p') && hasClass(node, 'caption');
  const made: ElementContent[] = [];
  for (let index = 0; index < children.length; index += 1) {
    const [child, next] = [children[index], children[index + 1]];
    const isPair = (isPicture(child) && isCaption(next)) || (isCaption(child) && isPicture(next));
    const picture = isPicture(child) ? child : next;
    const caption = isPicture(child) ? next : child;
    if (isPair && isElement(picture) && isElement(caption)) {
      made.push({
        type: 'element',
        tagName: 'figure',
        properties: {},
        children: [...picture.children, { ...caption, tagName: 'figcaption' }],
      });
      index += 1;
    } else if (child !== undefined) made.push(child);
  }
  parent.children = made;
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
