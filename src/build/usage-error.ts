import { didYouMean } from '../diagnostics/nearest.ts';

/** Names an option as whoever calls knows it: `asOf` in code, `--as-of` on the command line. */
export type NameOption = (option: string) => string;

/** A call that cannot be run as it is: its message is enough, and a stack adds nothing. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly #describe: (nameOf: NameOption) => string;

  constructor(message: string | ((nameOf: NameOption) => string)) {
    const describe = typeof message === 'string' ? () => message : message;
    super(describe((option) => option));
    this.#describe = describe;
  }

  /** The same, with other names of the options. */
  naming(nameOf: NameOption): UsageError {
    return new UsageError(this.#describe(nameOf));
  }
}

export function unknown(what: string, name: string, known: readonly string[]): string {
  const hint = didYouMean(name, known);
  return `There is no ${what} "${name}". ${hint ?? `Known: ${known.join(', ')}.`}`;
}
