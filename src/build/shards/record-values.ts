import { bytesOf } from '../../cache/store-folder.ts';
import type { ShardValue } from '../../shards/manifest.ts';
import type { ValueTier } from '../../shards/merged-shards.ts';
import type { ShardWriter } from '../../shards/shard-folder.ts';
import type { Audience } from '../../model/publication.ts';

/** Takes a copy of every value that a build finds or makes. */
export interface ValueRecorder {
  readonly tier: ValueTier;
  /** From now on: before, nothing is taken. */
  start(): void;
  readonly values: (audience: Audience) => readonly ShardValue[];
}

export function openValueRecorder({ keepBytes }: Pick<ShardWriter, 'keepBytes'>): ValueRecorder {
  const found = { everyone: new Map<string, ShardValue>(), members: new Map<string, ShardValue>() };
  let isOn = false;
  const take = (audience: Audience, kind: string, key: string, bytes: Uint8Array): void => {
    const name = `${kind} ${key}`;
    if (isOn && !found[audience].has(name))
      found[audience].set(name, { kind, key, ...keepBytes(audience, bytes) });
  };
  return {
    tier: (store, kind, audience) => ({
      find: async (key) => {
        const bytes = await store?.find(key);
        if (bytes !== undefined) take(audience, kind, key, bytes);
        return bytes;
      },
      keep: (key, ...pieces) => {
        store?.keep(key, ...pieces);
        if (isOn)
          take(audience, kind, key, Buffer.concat([...bytesOf(pieces)].map((one) => Buffer.from(one))));
      },
    }),
    start: () => {
      isOn = true;
    },
    values: (audience) => [...found[audience].values()],
  };
}
