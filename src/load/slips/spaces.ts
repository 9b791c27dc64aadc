import { onLine } from './slip.ts';

export const findTab = onLine((line) => {
  const match = /^( *)\t+/.exec(line);
  if (match === null) return undefined;
  return {
    from: match[1]?.length ?? 0,
    to: match[0].length,
    message: 'The line is indented with a tab.',
    hint: 'Use spaces instead: YAML does not accept tabs there.',
  };
});

/** Spaces that look like one and are none to YAML: no-break, wide, of no width. */
export const findStrangeSpace = onLine((line) => {
  const match =
    /^[ -]*(?:[\p{L}_][\p{L}\p{N}_.-]*:)?([\u00A0\u1680\u2000-\u200D\u202F\u205F\u2060\u3000\uFEFF]+)/u.exec(
      line,
    );
  const strange = match?.[1];
  if (match === null || strange === undefined) return undefined;
  const from = match[0].length - strange.length;
  return {
    from,
    to: match[0].length,
    message:
      'There is a no-break space, or another space of a special kind, where YAML needs an ordinary one.',
    hint: 'Delete it and type a space.',
    // One without width may be there for nothing, or in place of a space.
    fix: /[\u200B-\u200D\u2060\uFEFF]/.test(strange)
      ? undefined
      : { from, to: match[0].length, text: ' '.repeat(strange.length) },
  };
});
