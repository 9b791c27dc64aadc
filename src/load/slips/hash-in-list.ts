import { onEarlierEntry } from './slip.ts';

/** `tags: [#hav, #sild]`: a "#" behind a bracket is an error, behind a space it begins a comment. */
export const findHashInList = onEarlierEntry(({ start, key, value }) => {
  const sign = /^\[(?:[^\]"'#]*[,\s])?#/.exec(value)?.[0];
  if (sign === undefined) return undefined;
  const from = start.length + sign.length - 1;
  const entries = value.replaceAll(/[[\]]/g, '').split(',');
  const list = entries.map((entry) => entry.trim().replace(/^#+\s*/, '')).filter((entry) => entry !== '');
  return {
    from,
    to: start.length + value.length,
    message: 'The "#" begins a comment.',
    hint:
      value.length > 60
        ? 'Delete it, or put quotes around its entry.'
        : `Delete it: ${key}: [${list.join(', ')}]`,
  };
});
