import { CommandError } from './command-error.ts';

/** The one argument that a command takes; `what` names it. */
export function onlyOne(positionals: readonly string[], what: string): string {
  const [given] = positionals;
  if (given === undefined || positionals.length > 1) throw new CommandError(`Name one ${what}.`);
  return given;
}
