import { slug } from '../model/ids.ts';
import type { Words } from '../model/words.ts';
import type { AddressLock, LockedPage } from './address-lock.ts';
import type { WrittenConfig } from './schemas/publication.ts';

const kinds = ['articles', 'series', 'collections'] as const;

type Kind = (typeof kinds)[number];

/** The folders of the pages of each kind: `artikler`. */
export type AddressFolders = Readonly<Record<Kind, string>>;

/**
 * The folders that the publication names, or else those of addresses that were given out, or else words of its
 * language. A kind of which nothing was given out has English words where the others have those.
 */
export function chooseFolders(
  { addresses: named, language }: Pick<WrittenConfig, 'addresses' | 'language'>,
  lock: AddressLock | undefined,
  words: (language: string) => Words,
): AddressFolders {
  const given = (kind: Kind) => folderOf(lock?.[kind]);
  const wordOf = (kind: Kind, of: string) => slug(words(of)(`folder.${kind}`));
  const isNew = kinds.every((kind) => given(kind) === undefined);
  const speaks = isNew || kinds.some((kind) => given(kind) === wordOf(kind, language)) ? language : 'en';
  const choose = (kind: Kind) => named[kind] ?? given(kind) ?? wordOf(kind, speaks);
  return { articles: choose('articles'), series: choose('series'), collections: choose('collections') };
}

/** The folder of the page that comes last: one that moved keeps its place in the list. */
function folderOf(pages: ReadonlyMap<string, LockedPage> | undefined): string | undefined {
  const address = [...(pages?.values() ?? [])].at(-1)?.address;
  return address?.slice(0, address.slice(0, -1).lastIndexOf('/'));
}
