import { keyOf } from '../cache/key.ts';
import type { Fingerprints } from '../leaks/fingerprints.ts';
import type { KnownCleanFiles } from './clean-files.ts';
import type { Prepared } from './prepare.ts';

/** What is for members alone, made ready to be looked for. */
export interface Secrets {
  readonly fingerprints: Fingerprints;
  /** A digest of all that is looked for. */
  readonly digest: string;
  /** The files that are known to hold nothing of it. */
  readonly clean: KnownCleanFiles;
}

/** Collects the secrets when they are first asked for; undefined where nothing is for members alone. */
export function openSecrets(
  prepared: Prepared,
  openClean: (fingerprints: Fingerprints) => KnownCleanFiles,
): () => Promise<Secrets | undefined> {
  const collect = async (): Promise<Secrets | undefined> => {
    const { forMembers, loaded } = prepared;
    if (forMembers === undefined) return undefined;
    await prepared.readBodies(loaded.articles.map(({ source }) => source));
    // Most publications have no secrets: what looks for them is loaded where there are some.
    const { fingerprintMembers } = await import('./fingerprint-members.ts');
    const fingerprints = fingerprintMembers(prepared, forMembers);
    return { fingerprints, digest: digestSecrets(fingerprints), clean: openClean(fingerprints) };
  };
  let secrets: Promise<Secrets | undefined> | undefined;
  return () => (secrets ??= collect());
}

function digestSecrets({ letters, isWordStart, isOpen, assets }: Fingerprints): string {
  return keyOf([...[letters, isWordStart, isOpen].map(({ buffer }) => new Uint8Array(buffer)), assets]);
}
