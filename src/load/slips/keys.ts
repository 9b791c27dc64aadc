import { hasContent, insertSpace, onLine, previousLine, readEntry, type FindSlip } from './slip.ts';

/** `title:Havet` */
export const findMissingSpace = onLine((line) => {
  const [all, start = '', key = '', value = ''] =
    /^((?: |- )*)([\p{L}_][\p{L}\p{N}_-]*):([^\s:/].*)$/u.exec(line) ?? [];
  if (all === undefined) return undefined;
  return {
    from: start.length,
    to: start.length + key.length + 1,
    message: `There is no space after "${key}:".`,
    hint: `Write ${shorten(`${key}: ${value}`)}`,
    fix: insertSpace(start.length + key.length + 1),
  };
});

/** `title = Havet`, `title：Havet` */
export const findOtherSign = onLine((line) => {
  const match = /^((?: |- )*)([\p{L}_][\p{L}\p{N}_-]*) *(=|：|﹕|:=|=>|->)[ \u3000]*([^\s:].*)$/u.exec(line);
  if (match === null) return undefined;
  const [, start = '', key = '', sign = '', value = ''] = match;
  const from = line.indexOf(sign, start.length + key.length);
  const valueAt = line.length - value.length;
  return {
    from,
    to: from + sign.length,
    message: `There is "${sign}" after "${key}" instead of a colon and a space.`,
    hint: `Write ${shorten(`${key}: ${value}`)}`,
    fix: { from: start.length + key.length, to: valueAt, text: ': ' },
  };
});

/** A line of text where a key has to be. */
export const findMissingKey: FindSlip = ({ lines, at }) => {
  const text = lines[at] ?? '';
  if (!hasContent(text) || /:(?: |$)|^ *-(?: |$)|[[\]{}]/.test(text)) return undefined;
  const before = previousLine(lines, at);
  const from = /^\s*/.exec(text)?.[0].length ?? 0;
  const key = /^[\p{L}_][\p{L}\p{N}_-]{0,60}$/u.test(text.trim()) ? text.trim() : undefined;
  const continued = before === undefined ? undefined : readEntry(lines[before] ?? '')?.key;
  return {
    line: at,
    from,
    to: text.length,
    message: 'The line has no key: there is no colon in it.',
    hint:
      continued !== undefined && key === undefined
        ? `If it continues "${continued}", indent it by two spaces.`
        : `Write a key, a colon and a space before the value${key === undefined ? '' : `: ${key}: …`}.`,
  };
};

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
