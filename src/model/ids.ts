import slugify from '@sindresorhus/slugify';

/** ASCII, lower case, words joined by hyphens: `Øyer på Æ` becomes `oyer-pa-ae`. Empty when nothing is left. */
export function slug(text: string): string {
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text)) return text;
  return slugify(text, {
    decamelize: false,
    customReplacements: [
      ['å', 'a'],
      ['Å', 'a'],
      ['ö', 'o'],
      ['ä', 'a'],
      ['ü', 'u'],
      ['&', ' '],
    ],
  });
}

/** The address of a page, relative to the base URL: `artikler/kunderelasjon/`. */
export function addressIn(folder: string, id: string): string {
  return `${folder}/${id}/`;
}

/** The id of an article or a series: made from the name of its file. */
export function idOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  return slug(name);
}
