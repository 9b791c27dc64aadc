import { idOf, slug } from '../model/ids.ts';

/** Names for what is imported, each given out once. The same calls in the same order give the same names. */
export interface Names {
  /**
   * The path of an article below `series/articles`: `tides/ebb.md`. `origin` is what it is in the source, and stays the same when
   * the source is imported again; `wanted` is its name there, in any script. `folder` is kept, made of plain letters.
   */
  article(origin: string, wanted: string, folder?: string): string;
  /** The id of a series. */
  series(origin: string, wanted: string): string;
  /** The path of a file below `series/articles`; its ending is kept. */
  asset(origin: string, wanted: string, folder?: string): string;
  /** What the first import of the source noted under a key; the value, if it noted none. */
  note(key: string, value: string): string;
}

/** Names for a part of a source in which other parts call other things the same. */
export function namesWithin(names: Names, part: string): Names {
  return {
    article: (origin, ...rest) => names.article(`${part} ${origin}`, ...rest),
    series: (origin, ...rest) => names.series(`${part} ${origin}`, ...rest),
    asset: (origin, ...rest) => names.asset(`${part} ${origin}`, ...rest),
    note: (key, value) => names.note(`${part} ${key}`, value),
  };
}

/** `earlier`: what was given out when the same source was imported before. `taken`: ids and paths of others in the target. */
export function createNames(
  earlier: ReadonlyMap<string, string> = new Map(),
  taken: ReadonlySet<string> = new Set(),
): Names & { readonly given: ReadonlyMap<string, string> } {
  const given = new Map<string, string>();
  const inUse = new Set([...taken, ...[...earlier].map(([key, name]) => inUseAs(key, name))]);
  const give = (key: string, wanted: string, complete: (name: string) => string): string => {
    const known = given.get(key) ?? earlier.get(key);
    if (known !== undefined) {
      given.set(key, known);
      return known;
    }
    let name = wanted;
    for (let count = 2; inUse.has(inUseAs(key, complete(name))); count += 1) name = `${wanted}-${count}`;
    inUse.add(inUseAs(key, complete(name)));
    given.set(key, complete(name));
    return complete(name);
  };
  return {
    given,
    article: (origin, wanted, folder = '') =>
      give(`article ${origin}`, plainName(wanted), (name) => `${plainFolder(folder)}${name}.md`),
    series: (origin, wanted) => give(`series ${origin}`, plainName(wanted), (name) => name),
    asset: (origin, wanted, folder = '') => {
      const ending = /\.[a-z\d]{1,8}$/i.exec(wanted)?.[0] ?? '';
      const stem = plainName(wanted.slice(0, wanted.length - ending.length));
      return give(`asset ${origin}`, stem, (name) => `${plainFolder(folder)}${name}${ending.toLowerCase()}`);
    },
    note: (key, value) => {
      const known = given.get(`note ${key}`) ?? earlier.get(`note ${key}`) ?? value;
      given.set(`note ${key}`, known);
      return known;
    },
  };
}

/** Ids of articles are those of their files, whatever the folder. */
function inUseAs(key: string, name: string): string {
  if (key.startsWith('article ')) return `article ${idOf(name)}`;
  return `${key.slice(0, key.indexOf(' '))} ${name}`;
}

function plainName(wanted: string): string {
  const id = idOf(`${wanted.replaceAll('/', ' ')}.md`);
  if (id === '') return 'untitled';
  return reserved.test(id) ? `${id}-text` : id;
}

/** Names of devices, which no file of Windows can have. */
const reserved = /^(?:con|prn|aux|nul|(?:com|lpt)\d)$/;

function plainFolder(folder: string): string {
  const names = folder.split('/').map(slug).filter(Boolean);
  return names.map((name) => `${name}/`).join('');
}
