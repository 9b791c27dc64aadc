import type { Dependencies } from '../model/dependencies.ts';

/** What an earlier build made of articles on the way to an output: bytes, by what they were made from. */
export interface EarlierRecords {
  /** Undefined where something has changed, or where nothing was kept. */
  find(dependsOn: Dependencies): Uint8Array | undefined;
  keep(dependsOn: Dependencies, bytes: Uint8Array): void;
}
