import { isAbsolute, join } from 'node:path';
import type { DeskSettings } from './settings.ts';

/** The file or the server that `database` names; `folder` is the folder of desk.yaml. */
export function placeOfDatabase({ database }: Pick<DeskSettings, 'database'>, folder: string): string {
  const isFile = !/^postgres(?:ql)?:/.test(database);
  return isFile && !isAbsolute(database) ? join(folder, database) : database;
}
