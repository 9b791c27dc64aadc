import { keyOf } from '../../cache/key.ts';
import type { Fingerprints } from '../../leaks/fingerprints.ts';
import type { KnownCleanFiles } from './clean-files.ts';
import type { PreparedPublication } from '../prepare.ts';

/** What is members-only, made ready to be looked for. */
export interface MemberFingerprints {
  readonly fingerprints: Fingerprints;
  /** A digest of all that is looked for. */
  readonly digest: string;
  /** The files that are known to contain nothing of it. */
  readonly clean: KnownCleanFiles;
}

/** Collects the fingerprints when they are first asked for; undefined where nothing is members-only. */
export function openMemberFingerprints(
  prepared: PreparedPublication,
  openClean: (fingerprints: Fingerprints) => KnownCleanFiles,
): () => Promise<MemberFingerprints | undefined> {
  const collect = async (): Promise<MemberFingerprints | undefined> => {
    const { forMembers, loaded } = prepared;
    if (forMembers === undefined) return undefined;
    await prepared.readBodies(loaded.articles.map(({ source }) => source));
    // Most publications have no members-only content: what looks for it is loaded where there is some.
    const { fingerprintMembers } = await import('./fingerprint-members.ts');
    const fingerprints = fingerprintMembers(prepared, forMembers);
    return { fingerprints, digest: digestFingerprints(fingerprints), clean: openClean(fingerprints) };
  };
  let collected: Promise<MemberFingerprints | undefined> | undefined;
  return () => (collected ??= collect());
}

function digestFingerprints({ letters, isWordStart, isOpen, assets }: Fingerprints): string {
  return keyOf([...[letters, isWordStart, isOpen].map(({ buffer }) => new Uint8Array(buffer)), assets]);
}
