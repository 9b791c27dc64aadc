import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DraftFacts } from '../authoring/add/add-draft.ts';
import { UsageError } from '../build/usage-error.ts';
import type { Command, ExitCode } from './command.ts';

const packageName = '@kolofon/desk';

export const desk: Command = {
  summary: 'Run the reader desk: sign-in, members, forms.',
  details: `Hands over to a package that is installed beside Kolofon: npm install ${packageName}. All arguments are its
own: kolofon desk --help lists them.

  kolofon desk init --admin maja@library.example
  kolofon desk start --with-site dist`,
  options: {},
  handsOver: true,
  async run({ positionals }) {
    const { runDesk } = await loadDesk();
    return runDesk(positionals, {
      addDraft: async (root, facts) => (await import('../authoring/add/add-draft.ts')).addDraft(root, facts),
    });
  },
};

interface DeskPackage {
  /** Runs a command of the desk and returns its exit code. */
  readonly runDesk: (args: readonly string[], kolofon: KolofonForDesk) => Promise<ExitCode>;
}

/** What the desk cannot do by itself. */
interface KolofonForDesk {
  /** Writes a draft into the publication at a root, and returns its path below it. */
  readonly addDraft: (root: string, facts: DraftFacts) => Promise<string>;
}

async function loadDesk(): Promise<DeskPackage> {
  const entry = findBeside(import.meta.url) ?? findBeside(join(process.cwd(), 'package.json'));
  if (entry === undefined)
    throw new UsageError(
      `The reader desk is a package of its own. Install it beside Kolofon: npm install ${packageName}`,
    );
  return (await import(pathToFileURL(entry).href)) as DeskPackage;
}

/** Where the package starts, as seen from a file; undefined if it is not installed. */
function findBeside(file: string): string | undefined {
  try {
    return createRequire(file).resolve(packageName);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}
