import { onEntry, quoteValue, writeQuoted } from './slip.ts';

/** `title: Havet: en bok` */
export const findColonInValue = onEntry((entry) => {
  const { start, key, value } = entry;
  if (/^["'[{|>]/.test(value)) return undefined;
  const colon = value.search(/:(?: |$)/);
  if (colon === -1) return undefined;
  return {
    from: start.length,
    to: start.length + value.length,
    message: `The value of "${key}" contains a colon.`,
    hint: `Put quotes around it: ${writeQuoted(key, value)}`,
    fix: quoteValue(entry),
  };
});
