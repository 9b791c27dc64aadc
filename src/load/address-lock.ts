import * as z from 'zod';
import type { Checked } from '../diagnostics/diagnostic.ts';
import type { Place } from '../model/place.ts';
import { sourcePath } from '../model/paths.ts';
import type { IsoDate } from '../model/iso-date.ts';
import { formerAddress } from '../model/former-address.ts';
import { checkShape } from './shape/check-shape.ts';
import { placesIn, readOnce, type YamlReader } from './load-yaml.ts';
import type { YamlPath } from './yaml-path.ts';
import { date, text } from './schemas/values.ts';

/** Relative to the base URL, and so a path of an output: nothing in it leads out of a folder. */
const address = z.string().regex(/^(?:[a-z0-9-]+\/)+$/);

/** Where a page was once. Another tool may have named it. */
const former = z.string().regex(formerAddress);

const number = z.string().regex(/^[1-9]\d{0,5}$/);

/** `series/addresses.lock.yaml`. */
export const addressLockSchema = z.strictObject({
  articles: z.record(text, z.strictObject({ address, title: text, published: date })).default({}),
  series: z.record(text, z.strictObject({ address, parts: z.record(number, text) })).default({}),
  collections: z.record(text, z.strictObject({ address })).default({}),
  redirects: z.record(former, address).default({}),
  gone: z.record(former, z.union([date, z.strictObject({ date, reason: text.optional() })])).default({}),
});

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
