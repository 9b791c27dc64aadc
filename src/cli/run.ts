import { parseArgs } from 'node:util';
import { didYouMean } from '../diagnostics/nearest.ts';
import type { Command, CommandInput, ExitCode } from './command.ts';
import { commandHelp, generalHelp } from './help.ts';
import { nameFlag } from './options.ts';
import { commands } from './commands.ts';
import { UsageError } from '../build/usage-error.ts';

/** Runs the command that the arguments name. Errors are thrown: the entry reports them. */
export async function run(
  args: readonly string[],
  version: string,
  input: Omit<CommandInput, 'values' | 'positionals'>,
): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === '--version' || name === '-v') {
    input.print(`${version}\n`);
    return 0;
  }
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const asked = name === 'help' ? rest[0] : undefined;
    input.print(asked === undefined ? await generalHelp() : commandHelp(asked, await loadCommand(asked)));
    return 0;
  }
  const command = await loadCommand(name);
  const { values, positionals } = readArguments(name, command, rest);
  if (values['help'] === true) {
    input.print(commandHelp(name, command));
    return 0;
  }
  try {
    return await command.run({ ...input, values, positionals });
  } catch (error) {
    throw error instanceof UsageError ? error.naming(nameFlag) : error;
  }
}

async function loadCommand(name: string): Promise<Command> {
  const load = commands[name];
  if (load !== undefined) return load();
  const hint = didYouMean(name, Object.keys(commands)) ?? 'See kolofon --help.';
  throw new UsageError(`There is no command "${name}". ${hint}`);
}

function readArguments(
  name: string,
  { options, positionals: taken, handsOver }: Command,
  args: string[],
): Pick<CommandInput, 'values' | 'positionals'> {
  if (handsOver === true) return { values: {}, positionals: args };
  // A list may be written in one option or in several: `--format site --format epub`.
  const types = Object.fromEntries(
    Object.entries(options).map(([option, { type, value }]) => [option, { type, multiple: value === 'IDS' }]),
  );
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { ...types, help: { type: 'boolean', short: 'h' } },
      allowPositionals: taken !== undefined,
    });
    const joined = Object.entries(values).map(([option, value]): [string, string | boolean | undefined] => [
      option,
      Array.isArray(value) ? value.join(',') : value,
    ]);
    return { values: Object.fromEntries(joined), positionals };
  } catch (error) {
    const message = (error instanceof Error ? error.message : String(error)).split('. ')[0] ?? '';
    const option = /^Unknown option '--([^']+)'/.exec(message)?.[1];
    const hint =
      option === undefined
        ? undefined
        : didYouMean(
            `--${option}`,
            Object.keys(options).map((one) => `--${one}`),
          );
    throw new UsageError(`${message}. ${hint ?? `See kolofon ${name} --help.`}`);
  }
}
