/** The languages for which `hyphen` has patterns, by the names of its folders. */
const known = new Set(
  (
    'af as be bg bn ca cop cs cu cy da de de-1901 de-ch-1901 el el-polyton en en-gb es et eu fi fr fur ga gl grc gu ' +
    'hi hr hsb hu hy ia id is it ka kmr kn la lt lv mk ml mn mr nb nl nn oc or pa pi pl pms pt rm ro ru sa sh-latn ' +
    'sk sl sq sr sv ta te tk tr uk zh-latn-pinyin'
  ).split(' '),
);

const aliases: Readonly<Record<string, string>> = {
  no: 'nb',
  bs: 'sh-latn',
  sh: 'sh-latn',
  'sr-latn': 'sh-latn',
  ku: 'kmr',
  mo: 'ro',
  'zh-latn': 'zh-latn-pinyin',
};

/**
 * The folder of `hyphen` that serves a language tag (RFC 4647, section 3.4): `de-CH` is served by `de`. Undefined where
 * there are no patterns. Thai, Chinese and Ethiopic lines break without a hyphen, so that their patterns are not used.
 */
export function findPatterns(language: string): string | undefined {
  const subtags = language.toLowerCase().split('-');
  for (let length = subtags.length; length > 0; length -= 1) {
    const tag = subtags.slice(0, length).join('-');
    const name = aliases[tag] ?? tag;
    if (known.has(name)) return name;
  }
  return undefined;
}
