import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SchemaError } from '../database/migrate.ts';
import { SettingsError } from '../settings/read-settings.ts';
import type { DeskInput } from './command.ts';
import { commands } from './commands.ts';
import { CommandError } from './command-error.ts';

/** Runs a command of the desk and returns its exit code: 0 done, 2 refused, with the reason printed. */
export async function run(
  args: readonly string[],
  host: Omit<DeskInput, 'values' | 'positionals' | 'root'>,
): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || ['--help', '-h', 'help'].includes(name)) {
    host.print(help());
    return 0;
  }
  try {
    const command = commands[name];
    if (command === undefined) throw new CommandError(`There is no command "${name}".\n\n${help()}`);
    const { values, positionals } = readArguments(rest, command.options, command.takesPositionals === true);
    if (values['help'] === true) {
      host.print(`kolofon desk ${name} ${command.usage}\n\n${command.summary}\n`);
      return 0;
    }
    const root = resolve(typeof values['root'] === 'string' ? values['root'] : '.');
    return await command.run({ ...host, values, positionals, root });
  } catch (error) {
    const isKnown = [CommandError, SettingsError, SchemaError].some((kind) => error instanceof kind);
    if (!isKnown || !(error instanceof Error)) throw error;
    host.print(`kolofon desk: ${error.message}\n`);
    return 2;
  }
}

function readArguments(
  args: string[],
  options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>,
  allowPositionals: boolean,
): Pick<DeskInput, 'values' | 'positionals'> {
  try {
    return parseArgs({
      args,
      options: { ...options, root: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
      allowPositionals,
    });
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error));
  }
}

function help(): string {
  const rows = Object.entries(commands).map(([name, { usage, summary }]) => ({
    left: `${name} ${usage}`,
    summary,
  }));
  const lines = rows.map(({ left, summary }) => `  ${left}\n      ${summary}`);
  return `The reader desk: sign-in, members, and the forms of a publication.

Usage: kolofon desk <command> [--root FOLDER]

${lines.join('\n')}

--root is the folder with desk.yaml (default: the current folder).
`;
}
