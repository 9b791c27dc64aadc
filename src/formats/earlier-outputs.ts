import type { Dependencies } from '../model/dependencies.ts';
import type { OutputPath } from '../model/paths.ts';

/** What an earlier build made, as far as nobody has changed it since. */
export interface EarlierOutputs {
  /** Whether an output was made from what these names stand for now. */
  isSame(path: OutputPath, dependsOn: Dependencies): boolean;
  /** Undefined where it is not there as it was left. */
  read(path: OutputPath): string | undefined;
}
