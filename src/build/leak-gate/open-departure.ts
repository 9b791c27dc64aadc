import { usualLimits } from '../../leaks/limits.ts';
import type { MayLeave } from '../reuse.ts';
import type { MemberFingerprints } from './member-fingerprints.ts';

/**
 * Whether work may be given to another machine: what everyone will read must hold nothing members-only before it leaves.
 * The leak check of the finished outputs, which is always done here, then says what is wrong.
 */
export function openDeparture(memberFingerprints: () => Promise<MemberFingerprints | undefined>): MayLeave {
  return async ({ shown, blobs }, audience) => {
    if (audience === 'members') return true;
    const known = await memberFingerprints();
    if (known === undefined) return true;
    const { fingerprints } = known;
    const secret = new Set(fingerprints.assets.map(({ digest }) => digest));
    if (blobs.some(({ digest }) => secret.has(digest))) return false;
    const { searchFile } = await import('../../leaks/search-file.ts');
    const leaks = await searchFile('work.html', Buffer.from(shown), fingerprints, {
      left: usualLimits.largestContent,
    });
    return leaks.length === 0;
  };
}
