import { editDraft, type Draft } from './draft.ts';
import { maskCode } from './mask-code.ts';
import type { Conversion } from './page.ts';
import { isSameTitle } from './titles.ts';

/** Not an image, not escaped, and not the text of a link: `[[1]](one.md)`. */
const doubleBrackets = /(?<![!\\[])\[\[([^[\]\n|#]+)(?:#[^[\]\n|]*)?(?:\|[^[\]\n]*)?\]\](?![([])/g;

/** Double brackets would be read as a link: around what is no text of the source, they are text, such as `[[Prototype]]`. */
export function escapeDoubleBrackets(draft: Draft, { page, site }: Conversion): Draft {
  if (!draft.text.includes('[[')) return draft;
  const masked = maskCode(draft.text);
  const edits = [...masked.matchAll(doubleBrackets)].flatMap(({ 1: written = '', index }) => {
    const name = written.trim();
    const isKnown =
      site.resolve(name, page).kind !== 'missing' ||
      site.pages.some(({ id, title }) => id === name || isSameTitle(title, name));
    return isKnown ? [] : [{ start: index, end: index, text: '\\' }];
  });
  return editDraft(draft, edits);
}
