const number = String.raw`(?:\p{Nd}+(?:\p{L}(?!\p{L}))?|[ivxlcdm]+(?![\p{L}\p{N}]))`;
const range = String.raw`${number}(?:\s*(?:--?|–)\s*${number})?(?:\s?ff?(?![\p{L}\p{N}])\.?)?`;
const pageLabel = String.raw`(?:ss?|pp?|sidene?|sider|sidor|side|sid|pages?|seiten?|págs?|str|ص|עמ[׳'])(?![\p{L}\p{N}])\.?\s*|[sp]{1,2}(?=\p{Nd})`;
const otherLabel = String.raw`(?:kap(?:ittel|itlene)?|ch(?:ap(?:ter)?)?|bd|bind|vol(?:ume)?|nr|no|fig(?:ur|ure)?|tab(?:ell|le)?|del|part|avsn(?:itt)?|sec(?:tion)?|art|note?|fn|vers|v|par(?:a)?|linje|lines?|b[oø]k|book|فصل|פרק)(?![\p{L}\p{N}])\.?\s*|[§¶]+\s*`;

/** `s. v` is page five, `s.v.` the word under which it is in a dictionary. */
const pages = new RegExp(String.raw`^(?!s\.\s?vv?\.\s*\S)(?:${pageLabel})(?=${number}|\p{L}-?\p{Nd})`, 'iu');
const locator = new RegExp(
  String.raw`^[\s,:]*(?:(?:${pageLabel}|${otherLabel})${range}|\p{Nd}+(?:\s*(?:--?|–)\s*\p{Nd}+)?(?:\s?ff?(?![\p{L}\p{N}])\.?)?)(?:\s*,\s*\p{Nd}+(?:\s*(?:--?|–)\s*\p{Nd}+)?(?![\p{L}\p{N}]))*`,
  'iu',
);
const counted = new RegExp(String.raw`^${number}`, 'iu');
const ranges = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])(${number})\s*-\s*(${number})(?![\p{L}\p{N}-])`,
  'giu',
);

/** The beginning of a text that names a place in a work: `, s. 33–35`, ` kap. 3`, ` 12`. */
export function looksLikeLocator(text: string): string | undefined {
  return locator.exec(text)?.[0];
}

/** A locator as it is printed. The style has no label for pages, so that one written out is taken off. */
export function readLocator(written: string): string {
  const bare = written
    .replace(/^\{([^{}]*)\}/, '$1')
    .trim()
    .replace(pages, '');
  const dashed = bare.replaceAll('--', '–');
  // A hyphen in `§ 3-5` or `fig. 2-1` is part of one number.
  const ranged = counted.test(bare) ? dashed.replaceAll(ranges, '$1–$2') : dashed;
  return ranged.replace(/(?<=\p{Nd})\.$/u, '');
}
