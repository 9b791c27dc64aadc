import { shorten } from '../web/shorten.ts';
import type { Letter } from './letter.ts';
import type { LetterEntry } from './store.ts';

/** The title and the Markdown of an article that answers a letter. Who asked is not in it. */
export interface Draft {
  readonly title: string;
  readonly body: string;
}

/** In characters. */
const longestTitle = 80;

export function draftOf({ message }: Pick<Letter, 'message'>, entries: readonly LetterEntry[]): Draft {
  const replies = entries.filter(({ kind }) => kind === 'reply').map(({ text }) => text.trim());
  const question = escapeMarkdown(message)
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
  return { title: titleOf(message), body: `${[question, ...replies].join('\n\n')}\n` };
}

/** The first sentence, cut between words if it is long. */
function titleOf(message: string): string {
  const [sentence = ''] = /^.*?[?!.](?=\s|$)|^.+/.exec(message.replaceAll(/\s+/g, ' ').trim()) ?? [];
  return shorten(sentence.replace(/[.]$/, ''), longestTitle);
}

/**
 * What a reader wrote, as text that means only itself: a backslash before everything that begins something in Markdown
 * or in Kolofon's additions (CommonMark 0.31, section 2.4).
 */
function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/[\\`*_{}[\]<>#|~$&^@!:=]/g, (mark) => `\\${mark}`)
    .replaceAll(/^(\s*)([-+])/gm, '$1\\$2')
    .replaceAll(/^(\s*\d+)([.)])/gm, '$1\\$2')
    .replaceAll(/^[ \t]+/gm, '');
}
