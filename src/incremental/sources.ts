import type { SourcePath } from '../model/paths.ts';
import type { Stamp, StampedFiles } from '../platform/source-files.ts';
import type { SourceRecord } from './record.ts';
import { shortDigest, shortFileDigest } from './short-digest.ts';

/** The sources of a publication as they are now. */
export interface Scan {
  /** Its digest; empty for a file that is not there. Looks at each file once, and reads it only if it seems changed. */
  digestOf(path: SourcePath): string;
  /** What was found of the files that were asked for. */
  found(): ReadonlyMap<SourcePath, SourceRecord>;
  /** Looks again at a file that this build has written. */
  forget(path: SourcePath): void;
}

/** A clock and a disk may disagree by this much, in milliseconds. A file that was changed so near a scan is read again. */
const uncertain = 50;

/** A larger file is not read as a whole, in bytes. */
const large = 2 ** 20;

export interface EarlierScan {
  readonly sources: ReadonlyMap<SourcePath, SourceRecord>;
  readonly scanned: number;
}

export function scanSources(files: StampedFiles, earlier: EarlierScan): Scan {
  const found = new Map<SourcePath, SourceRecord>();
  const digestSmall = (path: SourcePath) => {
    const bytes = files.read(path);
    return bytes === undefined ? undefined : shortDigest(bytes);
  };
  const digestLarge = (path: SourcePath) => {
    const file = files.locate(path);
    return file === undefined ? undefined : shortFileDigest(file.path);
  };
  const look = (path: SourcePath): SourceRecord | undefined => {
    const stamp = files.stamp(path);
    if (stamp === undefined) return undefined;
    const known = earlier.sources.get(path);
    if (known !== undefined && isCertainlyUnchanged(stamp, known, earlier.scanned)) return known;
    const digest = stamp.size > large ? digestLarge(path) : digestSmall(path);
    return digest === undefined ? undefined : { ...stamp, digest };
  };
  return {
    digestOf: (path) => {
      const known = found.get(path) ?? look(path);
      if (known !== undefined) found.set(path, known);
      return known?.digest ?? '';
    },
    found: () => found,
    forget: (path) => found.delete(path),
  };
}

/** Whether a file is surely what it was: unchanged, and not changed in the moment in which it was looked at. */
function isCertainlyUnchanged(now: Stamp, known: Stamp, scanned: number): boolean {
  return (
    now.size === known.size &&
    now.modified === known.modified &&
    now.changed === known.changed &&
    Math.max(now.modified, now.changed) < scanned - uncertain
  );
}
