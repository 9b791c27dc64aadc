import type { Image, ImageReference } from 'mdast';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ArticleCheck, ArticleSource } from './check.ts';

/** What a description may hold in other places than between its brackets. */
const markup: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: /\[\^[^[\]\s]+\]|\^\[[^[\]]+\]/, what: 'A note is lost' },
  { pattern: /\[[^[\]]{0,200}@[\p{L}\p{N}_][^[\]]*\]/u, what: 'A citation is read aloud as it is written' },
];

/** Alternative text is an attribute of HTML: nothing but plain text gets there. */
export const checkImageDescriptions: ArticleCheck = (_tree, source) =>
  [...source.nodes.of('image'), ...source.nodes.of('imageReference')].flatMap((image) =>
    checkImage(image, source),
  );

function checkImage(image: Image | ImageReference, source: ArticleSource): Diagnostic[] {
  const description = findDescription(image, source);
  if (description === undefined) return [];
  return markup.flatMap(({ pattern, what }) => {
    const match = pattern.exec(description.text);
    if (match === null) return [];
    const start = description.start + match.index;
    const place = source.range(start, start + match[0].length);
    return [
      diagnose('dialect-known', place, `${what} in alternative text.`, {
        hint: 'Describe the image in words, and write the rest in its caption or in the text.',
      }),
    ];
  });
}

/** What is written between the brackets, and its offset in the text; undefined for an image without any. */
export function findDescription(
  { position }: Image | ImageReference,
  source: Pick<ArticleSource, 'text'>,
): { readonly text: string; readonly start: number } | undefined {
  const from = position?.start.offset;
  if (from === undefined) return undefined;
  const written = source.text.slice(from, position?.end.offset);
  // What was another dialect's has no description between brackets.
  return written.startsWith('![') ? { text: written.slice(2, findEnd(written)), start: from + 2 } : undefined;
}

/** The offset of the bracket that closes the one behind the exclamation mark. */
function findEnd(written: string): number {
  let depth = 1;
  for (let at = 2; at < written.length; at += 1) {
    if (written[at] === '\\') at += 1;
    else if (written[at] === '[') depth += 1;
    else if (written[at] === ']') depth -= 1;
    if (depth === 0) return at;
  }
  return written.length;
}
