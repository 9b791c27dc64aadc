import type { Dependencies } from '../model/dependencies.ts';

/** What an earlier build made of articles on the way to an output: bytes, by what they were made from. */
export interface EarlierRecords {
  readonly at: (dependsOn: Dependencies) => EarlierRecord;
}

export interface EarlierRecord {
  /** Undefined where something has changed, or where nothing was kept. */
  find(): Uint8Array | undefined;
  keep(bytes: Uint8Array): void;
}
