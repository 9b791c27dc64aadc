import type { Nodes, Parents, Text } from 'mdast';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ArticleCheck, ArticleSource } from './check.ts';

interface Mark {
  readonly sign: string;
  readonly start: number;
  readonly before: string;
  readonly after: string;
}

/**
 * Asterisks, underscores or tildes that should set words off, and are printed: `**"this"**word`, `** this **`, `**this`.
 * CommonMark reads them as text where a mark between punctuation and a letter, or beside a space, opens or closes nothing.
 */
export const checkEmphasis: ArticleCheck = (_tree, source) =>
  source.nodes.parents.flatMap((parent) => checkRun(parent, source));

function checkRun({ children }: Parents, source: ArticleSource): Diagnostic[] {
  const texts = (children as Nodes[]).filter(
    (child): child is Text => child.type === 'text' && /[*_~]/.test(child.value),
  );
  if (texts.length === 0) return [];
  const open = new Map<string, Mark>();
  const pairs = texts
    .flatMap((text) => findMarks(text, source))
    .flatMap((mark) => {
      const { sign } = mark;
      const opening = open.get(sign);
      if (opening !== undefined && mayClose(mark)) {
        open.delete(sign);
        if (isWorded(opening, mark, source)) return [describe(opening, mark, source)];
      }
      if (mayOpen(mark)) open.set(sign, mark);
      return [];
    });
  return [...pairs, ...[...open.values()].filter(isOpening).map((mark) => describeOpen(mark, source))];
}

/** A mark that a reader takes for the beginning of something: `**Note`. */
function isOpening({ sign, before, after }: Mark): boolean {
  return /^(?:\*{2,3}|~~)$/.test(sign) && isEdge(before) && /\p{L}/u.test(after);
}

function describeOpen({ sign, start }: Mark, source: ArticleSource): Diagnostic {
  const place = source.range(start, start + sign.length);
  return diagnose('dialect-known', place, `Nothing closes the ${sign}: it is printed as text.`, {
    hint: `Write ${sign} where it ends, or ${sign.replaceAll(/./g, '\\$&')} for the signs.`,
  });
}

function findMarks({ position }: Text, source: ArticleSource): Mark[] {
  const from = position?.start.offset;
  if (from === undefined) return [];
  const written = source.text.slice(from, position?.end.offset);
  return [...written.matchAll(/(?<![\\*_~])(?:\*{1,3}|_{1,3}|~~)(?![*_~])/g)].map(({ 0: sign, index }) => {
    const start = from + index;
    const end = start + sign.length;
    return {
      sign,
      start,
      before: source.text.slice(0, start).slice(-1),
      after: source.text.slice(end, end + 1),
    };
  });
}

/** One asterisk beside a space is a sign of multiplication, or stands for a name; two are a slip. */
function mayOpen({ sign, before, after }: Mark): boolean {
  if (sign.startsWith('_')) return (isEdge(before) || isCaseless(before)) && /[^\s_]/.test(after);
  return sign !== '*' || /\S/.test(after);
}

function mayClose({ sign, before }: Mark): boolean {
  if (sign.startsWith('_')) return isCaseless(before) || /[^\s\p{L}\p{N}_]/u.test(before);
  return sign !== '*' || /\S/.test(before);
}

/** A letter of a script whose words are not set apart by spaces, or that knows no case. */
function isCaseless(sign: string): boolean {
  return /\p{Lo}/u.test(sign);
}

function isEdge(sign: string): boolean {
  return !/[\p{L}\p{N}]/u.test(sign);
}

/** `2 ** 3 ** 4` sets no words off. */
function isWorded(opening: Mark, closing: Mark, { text }: ArticleSource): boolean {
  return /[\p{L}\p{M}]{2}|[\p{Lo}]/u.test(text.slice(opening.start, closing.start));
}

function describe(opening: Mark, closing: Mark, source: ArticleSource): Diagnostic {
  const from = opening.start + opening.sign.length;
  const words = source.text.slice(from, closing.start).trim();
  const shown = words.length > 40 || words.includes('\n') ? '…' : words;
  const element = opening.sign === '~~' ? 'del' : opening.sign.length === 1 ? 'em' : 'strong';
  return diagnose(
    'dialect-known',
    source.range(opening.start, closing.start + closing.sign.length),
    `The characters ${opening.sign} mark nothing here, and are shown as text.`,
    {
      hint: `Write <${element}>${shown}</${element}>, or \\${opening.sign[0] ?? ''} for each literal character.`,
    },
  );
}
