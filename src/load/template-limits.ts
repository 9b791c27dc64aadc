import { Script } from 'node:vm';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Place } from '../model/place.ts';
import type { SourceText } from '../model/source-text.ts';

/** The longest template, in UTF-16 code units. Kolofon's own have 5,000 at most. */
const longest = 100_000;

/** eta looks for the end of a tag or of a string from each of them, as far as the end of the template. */
const mostMarks = 1_000;
const longestSpace = /\s{1000}/;

/** Where a template fails, the lines above each tag are counted. */
const mostTags = 2_000;

/** A template that would take eta minutes to read. */
export function findTemplateExcess({ text, place }: SourceText): Diagnostic | undefined {
  if (text.length > longest) {
    const message = `The template is longer than ${longest.toLocaleString('en')} characters.`;
    return diagnose('size-limit', place(longest), message, { hint: 'Split it, and insert the parts.' });
  }
  const space = longestSpace.exec(text);
  if (space !== null)
    return diagnose('size-limit', place(space.index), 'The template has 1,000 spaces on end.', {
      hint: 'Delete them.',
    });
  const tag = [...text.matchAll(/<%/g)][mostTags];
  if (tag !== undefined) return tooMany('tags', mostTags, place(tag.index));
  const mark = [...text.matchAll(/[`\\]/g)][mostMarks];
  return mark && tooMany('backslashes and backticks', mostMarks, place(mark.index));
}

function tooMany(what: string, most: number, place: Place): Diagnostic {
  const message = `The template has more than ${most.toLocaleString('en')} ${what}.`;
  return diagnose('size-limit', place, message, {
    hint: 'Move long scripts and texts into files of their own, and insert parts.',
  });
}

const job = Symbol.for('kolofon.within-time');
const script = new Script(`globalThis[Symbol.for('kolofon.within-time')]()`);

/**
 * The result of a function, or undefined if it takes longer: V8 ends it then, in whatever loop it is. Each call costs a
 * quarter of a millisecond, for the thread that watches.
 */
export function withinTime<T>(milliseconds: number, work: () => T): { readonly value: T } | undefined {
  const shared = globalThis as { [job]?: (() => T) | undefined };
  shared[job] = work;
  try {
    return { value: script.runInThisContext({ timeout: milliseconds, displayErrors: false }) as T };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
    throw error;
  } finally {
    shared[job] = undefined;
  }
}
