import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import slugify from '@sindresorhus/slugify';

/**
 * ASCII, lower case, words joined by hyphens: `Øyer på Æ` becomes `oyer-pa-ae`, `循环结构` becomes `xun-huan-jie-gou`.
 * Empty when nothing is left.
 */
export function slug(text: string): string {
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text)) return text;
  const plain = text.replaceAll(compatible, (character) => character.normalize('NFKC'));
  return slugify(otherScripts.test(plain) ? romanise(plain) : plain, {
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

/** Letters and digits beyond ASCII, which may be ligatures, wide or small forms of others: `ﬁ`, `Ａ`, `₂`, `Ⅳ`. */
const compatible = /[^\P{L}\p{ASCII}]|[^\P{N}\p{ASCII}]/gu;

/** Letters and digits of scripts that slugify drops. */
const otherScripts =
  /(?![\p{ASCII}\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Armenian}\p{Script=Georgian}])[\p{L}\p{Nd}]/u;

/** Each Chinese character is a word; letters of other scripts stay together. Japanese ones are read as in Chinese. */
function romanise(text: string): string {
  const toAscii = loadAnyAscii();
  return text
    .normalize('NFKC')
    .replaceAll(/\p{Script=Han}/gu, (character) => ` ${toAscii(character)} `)
    .replaceAll(otherWords, toAscii);
}

const otherWords = new RegExp(String.raw`${otherScripts.source}[\p{L}\p{M}\p{Nd}]*`, 'gu');

/** Node keeps the module for the process as well; to ask it for each word takes longer. */
let anyAscii: ((text: string) => string) | undefined;

/** Half a megabyte of tables, which most publications never need. */
function loadAnyAscii(): (text: string) => string {
  const load = createRequire(import.meta.url);
  anyAscii ??= (load('any-ascii') as typeof import('any-ascii')).default;
  return anyAscii;
}

/** The address of a page, relative to the base URL: `artikler/kunderelasjon/`. */
export function addressIn(folder: string, id: string): string {
  return `${folder}/${id}/`;
}

/** The id of an article or a series: made from the name of its file. */
export function idOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  return shortenName(slug(name));
}

/** The id of something new with this title. Empty when no letter or digit is in it. */
export function idOfTitle(title: string): string {
  const id = shortenName(slug(title));
  return namesOfDevices.test(id) ? `${id}-1` : id;
}

/** Windows has no files with these names: a repository that has one cannot be cloned there. */
const namesOfDevices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** Disks take 255 bytes. Names of outputs add to an id what kind of file it is, its width or a digest. */
export const longestName = 150;

/** A name that is too long keeps its beginning, and gets a digest by which it differs from others that begin like it. */
function shortenName(name: string): string {
  if (name.length <= longestName) return name;
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 10);
  return `${name.slice(0, longestName - digest.length - 1).replace(/-+$/, '')}-${digest}`;
}

/** The id that a manifest means. It may also give the name of the file in its own script: `数据`, `bølger`. */
export function idOfName(name: string): string {
  return shortenName(/\P{ASCII}/u.test(name) ? slug(name) : name);
}
