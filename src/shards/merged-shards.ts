import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SharedStore } from '../cache/store.ts';
import type { Audience } from '../model/publication.ts';
import type { StoredFile } from '../model/stored-file.ts';
import type { ShardOutput } from './manifest.ts';
import { fileIn, type FoundShard } from './shard-folder.ts';

/** What all shards of a build made. */
export interface MergedShards {
  /** What printed their books. */
  readonly printedBy: string | undefined;
  /** A finished book by its path; undefined where no shard made one. */
  readonly findOutput: (audience: Audience, path: string) => MergedOutput | undefined;
  /** Puts the values of shards before those of a store. */
  readonly addTo: ValueTier;
}

/** Something before or beside the values of a kind. Without a store, nothing is kept anywhere else. */
export type ValueTier = (
  store: SharedStore | undefined,
  kind: string,
  audience: Audience,
) => SharedStore | undefined;

interface MergedOutput extends ShardOutput {
  readonly file: StoredFile;
}

/** The shards must have been checked. */
export function mergeShards(shards: readonly FoundShard[]): MergedShards {
  const outputs = new Map<string, MergedOutput>();
  const values = new Map<string, string>();
  let printedBy: string | undefined;
  for (const { folder, parts } of shards) {
    for (const audience of ['everyone', 'members'] as const) {
      const part = parts[audience];
      printedBy ??= part?.printedBy;
      for (const output of part?.outputs ?? []) {
        const path = resolve(fileIn(folder, audience, output.sha256));
        outputs.set(`${audience} ${output.path}`, { ...output, file: { path, size: statSync(path).size } });
      }
      for (const { kind, key, sha256 } of part?.values ?? [])
        values.set(`${audience} ${kind} ${key}`, fileIn(folder, audience, sha256));
    }
  }
  return {
    printedBy,
    findOutput: (audience, path) => outputs.get(`${audience} ${path}`),
    addTo: (store, kind, audience) => ({
      find: (key) => {
        // Members may have what everyone has.
        const names = audience === 'members' ? (['members', 'everyone'] as const) : (['everyone'] as const);
        const file = names
          .map((name) => values.get(`${name} ${kind} ${key}`))
          .find((one) => one !== undefined);
        if (file === undefined) return store?.find(key);
        const bytes = readFileSync(file);
        store?.keep(key, bytes);
        return bytes;
      },
      keep: (key, ...pieces) => store?.keep(key, ...pieces),
    }),
  };
}
