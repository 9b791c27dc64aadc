import { addObject, editDictionary, peekObject, readDictionary, type PdfFile } from './pdf-file.ts';
import { textOfName, textString, type PdfValue } from './pdf-value.ts';

/**
 * Mends the tags that Chromium writes (ISO 32000, 14.7): what it invents is mapped to what readers know, the text of a
 * list item gets its body, and a figure becomes a group, for its picture has the alternative text.
 */
export function mendStructure(file: PdfFile): void {
  const root = readDictionary(file, file.trailer.get('/Root')).get('/StructTreeRoot');
  if (root === undefined) throw new Error('The browser printed the book without tags.');
  editDictionary(file, root, {
    '/RoleMap': new Map([
      ['/Em', '/Span'],
      ['/Strong', '/Span'],
    ]),
  });
  for (const number of file.places.keys()) {
    const text = peekObject(file, number);
    if (!text.includes('/StructElem')) continue;
    if (/\/S \/LI\b/.test(text)) addListBody(file, number);
    else if (/\/S \/Figure\b/.test(text) && !/\/Alt\b/.test(text))
      editDictionary(file, number, { '/S': '/Div' });
  }
}

function addListBody(file: PdfFile, item: number): void {
  const kids = asArray(readDictionary(file, item).get('/K'));
  // A kid that is no element belongs to the item by the parent tree too.
  if (!kids.every((kid) => typeof kid === 'string' && kid.endsWith(' R'))) return;
  const labels = kids.filter((kid) => readDictionary(file, kid).get('/S') === '/Lbl');
  const rest = kids.filter((kid) => !labels.includes(kid));
  if (rest.length === 0) return;
  const body = addObject(file, {
    value: new Map<string, PdfValue>([
      ['/Type', '/StructElem'],
      ['/S', '/LBody'],
      ['/P', `${item} 0 R`],
      ['/K', rest],
    ]),
  });
  for (const kid of rest) editDictionary(file, kid, { '/P': body });
  editDictionary(file, item, { '/K': [...labels, body] });
}

/** Says where each link leads (14.8.4.4.2): to an address, or to the part of the book that `nameOf` knows. */
export function describeLinks(file: PdfFile, titleOf: (destination: string) => string): void {
  for (const number of file.places.keys()) {
    const text = peekObject(file, number);
    if (!text.includes('/Subtype /Link')) continue;
    const link = readDictionary(file, number);
    const destination = link.get('/Dest');
    const action = link.get('/A');
    const uri = action instanceof Map ? action.get('/URI') : undefined;
    if (typeof destination === 'string') {
      editDictionary(file, number, { '/Contents': textString(titleOf(textOfName(destination))) });
    } else if (uri !== undefined) editDictionary(file, number, { '/Contents': uri });
  }
}

function asArray(value: PdfValue | undefined): PdfValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
