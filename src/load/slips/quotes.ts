import { onEarlierEntry, onEntry, quoteValue, writeQuoted } from './slip.ts';

/** `title: "Havet" og land` */
export const findTextBehindQuotes = onEntry((entry) => {
  const { start, key, value } = entry;
  const [first = ''] = value;
  const end = closingQuote(value);
  if (end === undefined) return undefined;
  const rest = value.slice(end + 1);
  if (/^\s*(?:#|$)/.test(rest)) return undefined;
  const isWhole = value.endsWith(first);
  return {
    from: start.length + end + 1,
    to: start.length + value.length,
    message: `There is text after the closing ${first}.`,
    hint: `Put quotes around all of it: ${writeQuoted(key, isWhole ? value.slice(1, -1) : value)}`,
    fix: isWhole ? undefined : quoteValue(entry),
  };
});

/** A quotation that begins and does not end on its line. */
export const findOpenQuote = onEarlierEntry(({ start, key, value }) => {
  if (!/^["']/.test(value) || closingQuote(value) !== undefined) return undefined;
  return {
    from: start.length,
    to: start.length + value.length,
    message: 'The quote that begins here has no end.',
    hint: `Close it: ${writeQuoted(key, value.slice(1))}`,
  };
});

/** `title: "C:\hav"` */
export const findEscape = onEntry((entry) => {
  const { start, key, value } = entry;
  const inside = /^"(.*\\[^0abtnvfre "/\\N_LPxuU].*)"$/.exec(value)?.[1];
  if (inside === undefined) return undefined;
  const from = start.length + value.search(/\\[^0abtnvfre "/\\N_LPxuU]/);
  return {
    from,
    to: from + 2,
    message: 'A backslash in double quotes begins an escape, and this one is unknown.',
    hint: `Use single quotes: ${writeQuoted(key, inside)}`,
    fix: /\\[\\"]/.test(inside) ? undefined : quoteValue(entry, inside),
  };
});

/** Where a text in quotes ends; undefined where it does not. */
function closingQuote(value: string): number | undefined {
  const inner = value.startsWith('"')
    ? /^"(?:[^"\\]|\\.)*"/.exec(value)
    : value.startsWith("'")
      ? /^'(?:[^']|'')*'/.exec(value)
      : null;
  return inner === null ? undefined : inner[0].length - 1;
}
