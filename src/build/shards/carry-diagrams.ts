import { readFileSync } from 'node:fs';
import { bytesOf } from '../../cache/store-folder.ts';
import type { Store } from '../../cache/store.ts';
import { fileIn, type FoundShard } from '../../shards/shard-folder.ts';

/** The kind of value that a drawing is. */
export const diagramKind = 'diagrams';

/** The drawings that a shard found or made, by key, in memory: they are small. */
export function recordDiagrams(drawings: Map<string, Uint8Array>): (store: Store | undefined) => Store {
  return (store) => ({
    find: (key) => {
      const bytes = store?.find(key);
      if (bytes !== undefined) drawings.set(key, bytes);
      return bytes;
    },
    keep: (key, ...pieces) => {
      store?.keep(key, ...pieces);
      drawings.set(key, Buffer.concat(Array.from(bytesOf(pieces), (part) => Buffer.from(part))));
    },
  });
}

/** The drawings of shards before those of the cache: a merge then starts no browser. */
export function takeDiagrams(shards: readonly FoundShard[]): (store: Store | undefined) => Store {
  const files = new Map<string, string>();
  for (const { folder, parts, damaged } of shards) {
    if (damaged.length > 0) continue;
    for (const audience of ['everyone', 'members'] as const)
      for (const { kind, key, sha256 } of parts[audience]?.values ?? [])
        if (kind === diagramKind) files.set(key, fileIn(folder, audience, sha256));
  }
  return (store) => ({
    find: (key) => {
      const file = files.get(key);
      return file === undefined ? store?.find(key) : readFileSync(file);
    },
    keep: (key, ...pieces) => store?.keep(key, ...pieces),
  });
}
