import { onEntry, quoteValue, writeQuoted } from './slip.ts';

/** Signs with which no text may begin, and words that begin otherwise than their sign asks. */
const reserved =
  /^(?:[@`%&*!,\]}]|[|>](?![+-]?\d?[+-]?(?:\s|$))|[|>][+-]?\d?[+-]? +[^\s#]|[-?](?: |$)|\[[^\]]*\]\s*[^\s#,]|\{[^}]*\}\s*[^\s#,])/;

/** `title: @hav`, `title: *Hav*`, `title: [Ferdig] Hav` */
export const findReservedStart = onEntry((entry) => {
  const { start, key, value } = entry;
  if (!reserved.test(value)) return undefined;
  const [sign = ''] = value;
  return {
    from: start.length,
    to: start.length + value.length,
    message: `A text that begins with "${sign}" needs quotes.`,
    hint: `Put quotes around it: ${writeQuoted(key, value)}`,
    // A bracket may open a list that is written wrong.
    fix: /^[[{\]}]/.test(value) ? undefined : quoteValue(entry),
  };
});
