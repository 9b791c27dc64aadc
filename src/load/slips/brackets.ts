import { onEarlierEntry } from './slip.ts';
import { lookupTable } from '../../model/lookup-table.ts';

const closing: Readonly<Record<string, string>> = lookupTable({ '[': ']', '{': '}' });

/** `authors: [Kari, Ola` with the next key on the line below. */
export const findOpenBracket = onEarlierEntry(({ start, key, value }) => {
  const bracket = value.charAt(0);
  const end = closing[bracket];
  if (end === undefined || countOf(value, bracket) <= countOf(value, end)) return undefined;
  const inside = value.length > 60 ? `${bracket}…` : value.replace(/,$/, '');
  return {
    from: start.length,
    to: start.length + value.length,
    message: `The "${bracket}" that begins here has no "${end}".`,
    hint: `Close it: ${key}: ${inside}${end}`,
    fix: /\s#|["']|,$/.test(value)
      ? undefined
      : { from: start.length + value.length, to: start.length + value.length, text: end },
  };
});

function countOf(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
