import type { Checked } from '../diagnostics/diagnostic.ts';
import type { Place } from '../model/place.ts';
import { sourcePath } from '../model/paths.ts';
import type { IsoDate } from '../model/iso-date.ts';
import { checkShape } from './shape/check-shape.ts';
import { placesIn, readOnce, type YamlReader } from './load-yaml.ts';
import { addressLockSchema } from './schemas/address-lock.ts';
import type { YamlPath } from './yaml-path.ts';

export const lockFile = sourcePath('series/addresses.lock.yaml');

/** Every address that was given out. Addresses are relative to the base URL and end in a slash. */
export interface AddressLock {
  /** By id, as are the series and the collections. */
  readonly articles: ReadonlyMap<string, LockedArticle>;
  readonly series: ReadonlyMap<string, LockedSeries>;
  readonly collections: ReadonlyMap<string, LockedPage>;
  /** From an old address to that of the page which took its place. */
  readonly redirects: ReadonlyMap<string, string>;
  /** Addresses that lead nowhere any more, because an editor said so. */
  readonly gone: ReadonlyMap<string, Withdrawal>;
}

export interface LockedPage {
  readonly address: string;
}

/** The title and the day are there to recognise a renamed article by. */
export interface LockedArticle extends LockedPage {
  readonly title: string;
  readonly published: IsoDate;
}

export interface LockedSeries extends LockedPage {
  /** The ids of its articles by their numbers, from 1. */
  readonly parts: ReadonlyMap<number, string>;
}

export interface Withdrawal {
  readonly date: IsoDate;
  readonly reason?: string;
}

/** The lock as it was read. */
export interface LoadedLock {
  readonly lock: AddressLock;
  /** The line on which something is, by the way to its key: `['articles', 'tillit']`. */
  readonly place: (path: readonly [...YamlPath, string]) => Place;
}

/** The value is undefined for a file that is broken. */
export function loadAddressLock(reader: YamlReader): Checked<LoadedLock | undefined> {
  const { value, diagnostics } = readOnce(
    lockFile,
    reader,
    (yaml, isBroken) =>
      isBroken ? { value: undefined, diagnostics: [] } : checkShape(addressLockSchema, yaml),
    'list',
  );
  if (value === undefined) return { value, diagnostics };
  const lock: AddressLock = {
    articles: new Map(Object.entries(value.articles)),
    series: new Map(
      Object.entries(value.series).map(([id, { address, parts }]) => [
        id,
        { address, parts: new Map(Object.entries(parts).map(([number, part]) => [Number(number), part])) },
      ]),
    ),
    collections: new Map(Object.entries(value.collections)),
    redirects: new Map(Object.entries(value.redirects)),
    gone: new Map(Object.entries(value.gone).map(([address, gone]) => [address, readWithdrawal(gone)])),
  };
  const places = placesIn(lockFile, reader);
  const place: LoadedLock['place'] = (path) => places.keyPlace(path.slice(0, -1), String(path.at(-1)));
  return { value: { lock, place }, diagnostics };
}

function readWithdrawal(gone: string | { date: string; reason?: string | undefined }): Withdrawal {
  if (typeof gone === 'string') return { date: gone };
  return { date: gone.date, ...(gone.reason === undefined ? {} : { reason: gone.reason }) };
}
