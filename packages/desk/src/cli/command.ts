import type { DeskHost } from '../start-desk.ts';

/** A command of the desk: `kolofon desk <name>`. */
export interface DeskCommand {
  readonly summary: string;
  /** What it says after its name in the help: `[--root FOLDER]`. */
  readonly usage: string;
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
  readonly takesPositionals?: true;
  run(input: DeskInput): Promise<number>;
}

export interface DeskInput extends DeskHost {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
  /** The folder with desk.yaml. */
  readonly root: string;
  /** Resolves when the process is asked to end. */
  readonly ended: Promise<void>;
  /** Writes a draft into the publication at a root, and returns its path below it. Undefined without Kolofon. */
  readonly addDraft?: ((root: string, facts: NewDraft) => Promise<string>) | undefined;
}

/** An article to be written: Markdown, the ids of its series, and today as YYYY-MM-DD. */
interface NewDraft {
  readonly title: string;
  readonly body: string;
  readonly series: readonly string[];
  readonly today: string;
}
