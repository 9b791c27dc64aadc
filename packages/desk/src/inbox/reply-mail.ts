import type { Mail } from '../mail/outbox.ts';
import type { DeskSettings } from '../settings/settings.ts';
import type { Letter } from './letter.ts';
import { inboxWords } from './words.ts';

/** The mail that answers a letter, in the language of the reader, with the letter below it. */
export function replyMail(letter: Letter, text: string, { inbox }: Pick<DeskSettings, 'inbox'>): Mail {
  const words = inboxWords[letter.language];
  const quoted = letter.message.split('\n').map((line) => `> ${line}`.trimEnd());
  return {
    to: letter.email,
    subject: words.replySubject(letter.article),
    text: [text, '', words.youWrote, '', ...quoted, ''].join('\n'),
    ...(inbox.replyTo === undefined ? {} : { headers: { 'Reply-To': inbox.replyTo } }),
  };
}
