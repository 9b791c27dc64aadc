import type { Mail } from '../mail/outbox.ts';
import type { Language } from '../language.ts';
import type { Announced } from './announce.ts';
import { newsletterWords } from './words.ts';

/**
 * The mail about new parts, with the headers for one-click unsubscription (RFC 8058, section 3.1). `stop` is the URL that
 * ends the subscription, `list` names it (RFC 2919).
 */
export function partMail(
  { title, total, parts }: Announced,
  { to, language, stop, list }: { to: string; language: Language; stop: string; list: string },
): Mail {
  const words = newsletterWords[language];
  const [first] = parts;
  const subject =
    parts.length === 1 && first !== undefined
      ? words.oneNew(title, first.title)
      : words.manyNew(title, parts.length);
  const blocks = parts.map(({ position, title: name, summary, url, before, after }) =>
    [
      `${words.place(position, total)}: ${name}`,
      ...(summary === '' ? [] : ['', summary]),
      '',
      url,
      ...(before === undefined
        ? []
        : ['', `${words.before}: ${before.position}. ${before.title}`, before.url]),
      ...(after === undefined ? [] : ['', `${words.after}: ${after.position}. ${after.title}`, after.url]),
    ].join('\n'),
  );
  return {
    to,
    subject,
    text: [title, '', ...blocks.flatMap((block) => [block, '']), words.stop, stop, ''].join('\n'),
    headers: {
      'List-Unsubscribe': `<${stop}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'List-Id': `<${list}>`,
      'Auto-Submitted': 'auto-generated',
    },
    // Rather no mail than the same twice.
    isSingle: true,
  };
}
