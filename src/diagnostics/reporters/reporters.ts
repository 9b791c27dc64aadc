import { reportGithub } from './github.ts';
import { reportJson } from './json.ts';
import type { Reporter } from './reporter.ts';
import { reportText } from './text.ts';
import { lookupTable } from '../../model/lookup-table.ts';

/** The ways in which problems can be seen, by the name on the command line. */
export const reporters: Readonly<Record<string, Reporter>> = lookupTable({
  text: reportText,
  json: reportJson,
  github: reportGithub,
});
