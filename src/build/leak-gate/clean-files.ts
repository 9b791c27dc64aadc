import { keyOf } from '../../cache/key.ts';
import type { Store } from '../../cache/store.ts';
import type { Fingerprints } from '../../leaks/fingerprints.ts';
import type { CleanFiles } from '../../leaks/search-folders.ts';

/** The files in which earlier builds found nothing of the same protected texts. */
export interface KnownCleanFiles extends CleanFiles {
  /** Keeps what was added. */
  keep(): void;
}

/** More are not kept from build to build, but for those of the last: what a library of 20,000 articles is made of. */
const most = 100_000;

/** `madeBy` names the code that looks for them. Without a store nothing is known. */
export function openCleanFiles(
  store: Store | undefined,
  fingerprints: Fingerprints,
  madeBy: () => string,
): KnownCleanFiles {
  const key = store === undefined ? '' : keyOf([madeBy(), ...factsOf(fingerprints)]);
  const found = store?.find(key);
  const known = new Set(found === undefined ? [] : (JSON.parse(new TextDecoder().decode(found)) as string[]));
  const added = new Set<string>();
  return {
    has: (name) => known.has(name) || added.has(name),
    add: (name) => added.add(name),
    keep: () => {
      if ([...added].every((name) => known.has(name))) return;
      const all = known.size + added.size > most ? added : [...known, ...added];
      store?.keep(key, new TextEncoder().encode(JSON.stringify([...new Set(all)])));
    },
  };
}

/** Everything that decides whether a file contains protected content; how it is reported does not count. */
function factsOf({ letters, isWordStart, isOpen, texts, assets }: Fingerprints): unknown[] {
  const units = new Uint8Array(letters.buffer, letters.byteOffset, letters.byteLength);
  return [units, isWordStart, isOpen, texts.map(({ start, end }) => [start, end]), assets];
}
