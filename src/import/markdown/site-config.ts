/**
 * The value of a key that is written as a text in a configuration in JavaScript or TypeScript, which is never run. The
 * first is taken: that of the site is above those of its parts.
 */
export function readLiteral(code: string, key: string): string | undefined {
  const match = new RegExp(
    String.raw`(?:^|[{,\s])["']?${key}["']?\s*:\s*(?:"((?:\\.|[^"\\\n])*)"|'((?:\\.|[^'\\\n])*)'|` +
      '`([^`$]*)`)',
  ).exec(code.replaceAll(/^\s*\/\/.*$/gm, ''));
  const value = match?.[1] ?? match?.[2] ?? match?.[3];
  return value?.replaceAll(/\\(["'`\\])/g, '$1').trim() || undefined;
}
