import { editDictionary, readCatalog, readDictionary, type PdfFile } from './pdf-file.ts';
import type { MarkedPage } from './artifacts.ts';
import { textOfName, textOfString, textString, type PdfValue } from './pdf-value.ts';
import { contentOf, isTag, listTags, objectsOf, retag, typeOf, wrapKids, type Tag } from './tags.ts';

/**
 * Comes before the alternative text of a formula. The browser knows no tag for mathematics: a formula is given to it as
 * a picture, and this sign, which no source can contain (`model/noncharacters.ts`), marks it as a formula.
 */
export const formulaSign = '\uFDD5';

/** What the browser invents, and what programs know. */
const roles = new Map([
  ['/Em', '/Span'],
  ['/Strong', '/Span'],
]);

/**
 * Corrects the tags that Chromium writes (ISO 32000, 14.7 and 14.8; ISO 14289-1, section 7). `contents` are the pages of the
 * contents.
 */
export function fixStructure(
  file: PdfFile,
  top: Tag,
  pages: readonly MarkedPage[],
  contents: ReadonlySet<string>,
): void {
  dropDecorations(top, new Map(pages.map(({ page, decorations }) => [page, decorations])));
  const root = readCatalog(file).get('/StructTreeRoot');
  editDictionary(file, root, { '/RoleMap': roles });
  for (const tag of listTags(top)) {
    const type = typeOf(tag);
    if (type === 'LI') completeItem(file, tag);
    if (type === 'Figure') nameFigure(tag);
    if (type === 'TD' || type === 'TH') dropEmptyHeaders(tag);
    // A link to a note has a role that the browser has no tag for.
    if (type !== 'Link' && objectsOf(tag).length > 0) retag(tag, 'Link');
  }
  for (const tag of top.kids) if (isTag(tag)) nameContents(tag, contents);
}

/** Lines and grounds are artifacts, and no part of the tree; nor is a tag that held nothing else. */
function dropDecorations(tag: Tag, decorations: ReadonlyMap<string, ReadonlySet<number>>): void {
  tag.kids = tag.kids.filter((kid) => {
    if (!isTag(kid)) return kid.kind !== 'content' || decorations.get(kid.page)?.has(kid.id) !== true;
    const wasEmpty = kid.kids.length === 0;
    dropDecorations(kid, decorations);
    return wasEmpty || kid.kids.length > 0;
  });
}

/** A cell below a head without a text refers to nothing: the scopes of the heads say enough. */
function dropEmptyHeaders({ entries }: Tag): void {
  const lists = entries.get('/A');
  if (!Array.isArray(lists)) return;
  const isEmpty = (list: PdfValue): boolean => {
    const headers = list instanceof Map ? list.get('/Headers') : undefined;
    return Array.isArray(headers) && headers.length === 0;
  };
  entries.set(
    '/A',
    lists.filter((list) => !isEmpty(list)),
  );
}

/** The text of a list item gets its body. */
function completeItem(file: PdfFile, item: Tag): void {
  const isLabel = (kid: Tag['kids'][number]): boolean => isTag(kid) && ['Lbl', 'LBody'].includes(typeOf(kid));
  const rest = item.kids.filter((kid) => !isLabel(kid));
  if (rest.length > 0) wrapKids(file, item, rest, 'LBody');
}

/** A formula is no figure, and neither is the group of a picture and its caption: the picture has the alternative text. */
function nameFigure(tag: Tag): void {
  const written = tag.entries.get('/Alt');
  if (typeof written !== 'string') {
    retag(tag, 'Div');
    return;
  }
  const text = textOfString(written);
  if (!text.startsWith(formulaSign)) return;
  retag(tag, 'Formula');
  // Cells of a matrix are none of a table.
  for (const inner of listTags(tag)) inner.entries.delete('/A');
  tag.entries.set('/Alt', textString(text.slice(formulaSign.length)));
}

/** The lists on the pages of the contents are tables of contents (14.8.4.2). */
function nameContents(part: Tag, pages: ReadonlySet<string>): void {
  const [first] = listTags(part).flatMap(contentOf);
  if (first === undefined || !pages.has(first.page)) return;
  const types = new Map([
    ['L', 'TOC'],
    ['LI', 'TOCI'],
  ]);
  for (const tag of listTags(part)) {
    const type = types.get(typeOf(tag));
    if (type === undefined) continue;
    retag(tag, type);
    tag.entries.delete('/A');
    if (type === 'TOCI') unwrapTag(tag, 'LBody');
  }
}

/** Takes away the groups of one type right below a tag, and leaves what they contain. */
function unwrapTag(tag: Tag, type: string): void {
  tag.kids = tag.kids.flatMap((kid) => {
    return isTag(kid) && typeOf(kid) === type ? kid.kids : [kid];
  });
}

/** Says where each link leads (14.8.4.4.2): to an address, or to the part of the book that `titleOf` knows. */
export function describeLinks(file: PdfFile, top: Tag, titleOf: (destination: string) => string): void {
  for (const { object } of listTags(top).flatMap(objectsOf)) {
    const link = readDictionary(file, object);
    const destination = link.get('/Dest');
    const action = link.get('/A');
    const uri = action instanceof Map ? action.get('/URI') : undefined;
    const contents = typeof destination === 'string' ? textString(titleOf(textOfName(destination))) : uri;
    if (contents !== undefined) editDictionary(file, object, { '/Contents': contents });
  }
}
