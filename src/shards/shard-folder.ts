import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Audience } from '../model/publication.ts';
import { digestFile } from '../platform/stored-files.ts';
import { parseManifest, printManifest, type ShardManifest } from './manifest.ts';

const manifestName = 'shard.json';

/** What is made for members is in a folder of its own, which can be kept from others as a whole. */
const partOf = { everyone: '', members: 'members' } as const satisfies Record<Audience, string>;

interface KeptFile {
  /** In hexadecimal. */
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
}

/** A shard that is being made. Its manifests are written last: without them, nothing of it counts. */
export interface ShardWriter {
  keepBytes(audience: Audience, bytes: Uint8Array): KeptFile;
  /** Copies a file. */
  keepFile(audience: Audience, path: string): KeptFile;
  finish(manifests: Readonly<Partial<Record<Audience, Omit<ShardManifest, 'shape'>>>>): void;
}

/** Whether a folder may be replaced: it is empty, or was made for a shard. */
export function isShardFolder(folder: string): boolean {
  return existsSync(join(folder, manifestName)) || existsSync(join(folder, unfinished));
}

/** Marks a folder whose shard is not complete. */
const unfinished = 'shard.unfinished';

/** Empties the folder of an earlier shard. */
export function openShardWriter(folder: string): ShardWriter {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, unfinished), '');
  for (const name of [manifestName, 'files', partOf.members])
    rmSync(join(folder, name), { recursive: true, force: true });
  const place = (audience: Audience, { sha256 }: Pick<KeptFile, 'sha256'>): string => {
    const files = join(folder, partOf[audience], 'files');
    mkdirSync(files, { recursive: true });
    return join(files, sha256);
  };
  return {
    keepBytes: (audience, bytes) => {
      const kept = { sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length };
      writeFileSync(place(audience, kept), bytes);
      return kept;
    },
    keepFile: (audience, path) => {
      const kept = { sha256: digestFile(path, 'hex'), size: statSync(path).size };
      copyFileSync(path, place(audience, kept));
      return kept;
    },
    finish: ({ everyone, members }) => {
      if (members !== undefined) {
        mkdirSync(join(folder, partOf.members), { recursive: true });
        // Whoever commits a shard by accident commits nothing of it.
        writeFileSync(join(folder, partOf.members, '.gitignore'), '*\n');
        writeFileSync(join(folder, partOf.members, manifestName), printManifest(members));
      }
      if (everyone === undefined) throw new Error('Every shard has a part for everyone.');
      const part = join(folder, `${manifestName}.part`);
      writeFileSync(part, printManifest(everyone));
      renameSync(part, join(folder, manifestName));
      rmSync(join(folder, unfinished), { force: true });
    },
  };
}

/** A shard as it was found. */
export interface FoundShard {
  readonly folder: string;
  readonly parts: Readonly<Partial<Record<Audience, ShardManifest>>>;
  /** The files that its manifests name and that are not there, or are other ones. */
  readonly damaged: readonly string[];
}

/** Reads every file once, to see that it is whole. */
export function readShard(folder: string): FoundShard {
  const everyone = readManifest(folder, 'everyone');
  const members = readManifest(folder, 'members');
  const parts = { ...(everyone && { everyone }), ...(members && { members }) };
  const damaged = (['everyone', 'members'] as const).flatMap((audience) => {
    const part = parts[audience];
    const named = part === undefined ? [] : [...part.outputs, ...part.values];
    const sizes = new Map(named.map(({ sha256, size }) => [sha256, size]));
    return [...sizes]
      .filter(([sha256, size]) => !isWhole(fileIn(folder, audience, sha256), sha256, size))
      .map(([sha256]) => [partOf[audience], 'files', sha256].filter((step) => step !== '').join('/'));
  });
  return { folder, parts, damaged };
}

export function fileIn(folder: string, audience: Audience, sha256: string): string {
  return join(folder, partOf[audience], 'files', sha256);
}

function readManifest(folder: string, audience: Audience): ShardManifest | undefined {
  const path = join(folder, partOf[audience], manifestName);
  return existsSync(path) ? parseManifest(readFileSync(path, 'utf8')) : undefined;
}

function isWhole(path: string, sha256: string, size: number): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() === true && stats.size === size && digestFile(path, 'hex') === sha256;
}
