import { keyOf } from '../../cache/key.ts';
import type { Fingerprints } from '../../leaks/fingerprints.ts';
import type { KnownCleanFiles } from './clean-files.ts';
import type { PreparedPublication } from '../prepare.ts';

/** What is for members alone, made ready to be looked for. */
export interface MemberFingerprints {
  readonly fingerprints: Fingerprints;
  /** A digest of all that is looked for. */
  readonly digest: string;
  /** The files that are known to hold nothing of it. */
  readonly clean: KnownCleanFiles;
}

/** Collects the secrets when they are first asked for; undefined where nothing is for members alone. */
export function openMemberFingerprints(
  prepared: PreparedPublication,
  openClean: (fingerprints: Fingerprints) => KnownCleanFiles,
): () => Promise<MemberFingerprints | undefined> {
  const collect = async (): Promise<MemberFingerprints | undefined> => {
    const { forMembers, loaded } = prepared;
    if (forMembers === undefined) return undefined;
    await prepared.readBodies(loaded.articles.map(({ source }) => source));
    // Most publications have no secrets: what looks for them is loaded where there are some.
    const { fingerprintMembers } = await import('./fingerprint-members.ts');
    const fingerprints = fingerprintMembers(prepared, forMembers);
    return { fingerprints, digest: digestFingerprints(fingerprints), clean: openClean(fingerprints) };
  };
  let secrets: Promise<MemberFingerprints | undefined> | undefined;
  return () => (secrets ??= collect());
}

function digestFingerprints({ letters, isWordStart, isOpen, assets }: Fingerprints): string {
  return keyOf([...[letters, isWordStart, isOpen].map(({ buffer }) => new Uint8Array(buffer)), assets]);
}
