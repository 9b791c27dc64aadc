import { compareWithLock, emptyLock, type Comparison } from '../../src/addresses/compare.ts';
import { printLock } from '../../src/addresses/print-lock.ts';
import { loadAddressLock, lockFile, type AddressLock, type LoadedLock } from '../../src/load/address-lock.ts';
import type { LoadedArticle } from '../../src/load/article.ts';
import type { Loaded } from '../../src/load/load.ts';
import { noMemory } from '../../src/load/memory.ts';
import { sourceText } from '../../src/model/source-text.ts';
import { loadedArticle, loadedManifest, loadedPublication } from './loaded.ts';

export const today = '2026-11-23';

/** The lock as the next build reads it. */
export function readBack(lock: AddressLock): LoadedLock {
  const text = { value: sourceText(lockFile, printLock(lock)), diagnostics: [] };
  const { value, diagnostics } = loadAddressLock({ open: () => text, memory: noMemory });
  if (value === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return value;
}

/** What a build makes of the lock that an earlier one wrote. */
export function compareNext(lock: AddressLock | undefined, loaded: Loaded, asOf = today): Comparison {
  return compareWithLock(lock === undefined ? emptyLock : readBack(lock), loaded, asOf);
}

/** A publication of one series that has all of these articles as parts. */
export function oneSeries(...articles: LoadedArticle[]): Loaded {
  const parts = articles.map(({ id }) => id);
  return loadedPublication(articles, [loadedManifest('nettverk', [{ title: null, parts }])], ['nettverk']);
}

export const article = loadedArticle;
