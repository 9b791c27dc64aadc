import type { Terminal } from '../platform/terminal.ts';
import type { Host } from '../build/host.ts';

/** What a command was given. */
export interface CommandInput extends Host {
  /** The arguments that are options, as they were written. */
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  /** The arguments that are no options; empty for a command that takes none. */
  readonly positionals: readonly string[];
  /** Whether a person is there to answer questions. */
  readonly isInteractive: boolean;
  /** How many letters wide what is printed may be; undefined where no terminal shows it. */
  readonly columns?: number;
  /** Progress and summaries. */
  readonly terminal: Terminal;
  /** The standard input, opened when it is asked for. */
  readonly openInput: () => AsyncIterable<Uint8Array>;
  /** What a program may read from the command. */
  readonly print: (text: string) => void;
}

/** 0: done. 1: problems in the content. 2: a failure of the tool, or of how it was called. */
export type ExitCode = 0 | 1 | 2;

export interface Command {
  readonly summary: string;
  /** A few sentences and examples for `--help`. */
  readonly details: string;
  readonly options: Readonly<Record<string, Option>>;
  /** Arguments that are no options. A command without them refuses any. */
  readonly positionals?: Positionals;
  /** Whether all arguments, options too, are for somebody else, who gets them as `positionals`. */
  readonly handsOver?: true;
  run(input: CommandInput): Promise<ExitCode>;
}

export interface Option {
  readonly type: 'string' | 'boolean';
  /** The placeholder of the value in `--help`: FOLDER. */
  readonly value?: string;
  readonly summary: string;
}

interface Positionals {
  /** Their placeholder in `--help`: LOG... */
  readonly value: string;
  readonly summary: string;
}
