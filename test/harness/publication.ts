import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { removeFolder } from '../../src/platform/remove-folder.ts';
import { listEntries } from '../../src/platform/list-entries.ts';
import { stringify } from 'yaml';
import { prepare, type PreparedPublication } from '../../src/build/prepare.ts';
import { append } from '../../src/model/append.ts';
import { isPicture } from '../../src/model/publication.ts';
import { reportDiagnostics } from '../../src/cli/report-diagnostics.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { reportText } from '../../src/diagnostics/reporters/text.ts';
import { runHere, templates } from './run-here.ts';
import { quietTerminal } from './terminal.ts';

export { templates };

const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));

type Content = string | Uint8Array;
type Facts = Readonly<Record<string, unknown>>;

/** A little publication in the making. Each step gives a new one. */
export interface LittlePublication {
  /** Changes `series/publication.yaml`. A fact that is undefined is left out. */
  withConfig(facts: Facts): LittlePublication;
  /** Adds `series/<id>.yaml`, or takes its place. The facts that are not given are valid. */
  withSeries(id: string, facts?: Facts): LittlePublication;
  /** Adds `series/articles/<id>.md`, or takes its place. The facts that are not given are valid. */
  withArticle(id: string, body?: string, facts?: Facts): LittlePublication;
  withFile(path: string, content: Content): LittlePublication;
  withoutFile(path: string): LittlePublication;
  /** Lays the files of a folder of `test/fixtures` over this one. */
  withFixture(folder: string): LittlePublication;
  /** The day for which it is made; 23 November 2026 otherwise. */
  asOf(day: string): LittlePublication;
  /** Writes it to a temporary folder, and gives what the action makes of it. */
  inFolder<T>(action: (folder: string) => Promise<T>): Promise<T>;
  /** Loads, checks and resolves it. Any problem, a warning too, fails the test. */
  prepare(): Promise<PreparedPublication>;
  /** What is wrong with it, before it is rendered. */
  problems(): Promise<Problems>;
  /** How a command reports its problems: `check` renders all formats, `build` and `merge` make those that are named. */
  report(command: 'check' | 'build' | 'merge', ...more: string[]): Promise<string>;
}

export interface Problems {
  readonly diagnostics: readonly Diagnostic[];
  /** Their codes, in the order of the report. */
  readonly codes: readonly string[];
  /** As the command reports them, without colours. */
  readonly report: string;
  /** Undefined when an error is in the way. */
  readonly prepared: PreparedPublication | undefined;
}

/** One Norwegian series of two articles, with a reference: valid, and without a warning. */
export function littlePublication(): LittlePublication {
  return make({ files: readFixture('little-publication'), day: '2026-11-23' });
}

interface State {
  readonly files: ReadonlyMap<string, Content>;
  readonly day: string;
}

function make(state: State): LittlePublication {
  const { files, day } = state;
  const adding = (added: Iterable<readonly [string, Content]>) =>
    make({ ...state, files: new Map([...files, ...added]) });
  const withFile = (path: string, content: Content) => adding([[path, content]]);
  const inFolder = <T>(action: (folder: string) => Promise<T>) => inTemporaryFolder(files, action);
  const problems = () => inFolder((folder) => findProblems(folder, day));
  return {
    withConfig: (facts) => withFile('series/publication.yaml', stringify({ ...validConfig, ...facts })),
    withSeries: (id, facts = {}) =>
      withFile(`series/${id}.yaml`, stringify({ ...validManifest, title: titleOf(id), ...facts })),
    withArticle: (id, body = 'En kort tekst.\n', facts = {}) =>
      withFile(
        `series/articles/${id}.md`,
        `---\n${stringify({ ...validFrontMatter, title: titleOf(id), ...facts })}---\n\n${body}`,
      ),
    withFile,
    withoutFile: (path) => make({ ...state, files: new Map([...files].filter(([name]) => name !== path)) }),
    withFixture: (folder) => adding(readFixture(folder)),
    asOf: (other) => make({ ...state, day: other }),
    inFolder,
    problems,
    report: (command, ...more) =>
      inFolder(async (folder) => {
        const { output } = await runHere([command, '--root', folder, '--as-of', day, ...more]);
        return output;
      }),
    prepare: async () => {
      const { prepared, report } = await problems();
      if (prepared === undefined || report !== '')
        throw new Error(`The publication has problems.\n${report}`);
      return prepared;
    },
  };
}

const validConfig: Facts = {
  title: 'Relasjonsbiblioteket',
  summary: 'Artikkelserier om nettverk og kunderelasjoner.',
  language: 'nb',
  baseUrl: 'https://relasjonsbiblioteket.example/',
  publisher: 'Relasjonsbiblioteket',
  addresses: { articles: 'articles', series: 'series', collections: 'collections' },
};

const validManifest: Facts = {
  summary: 'En serie i flere deler.',
  language: 'nb',
  editors: ['Maja Eikrem'],
  edition: { number: 1, date: '2026-03-02' },
  parts: ['nettverk-og-relasjon'],
};

const validFrontMatter: Facts = {
  summary: 'Hva artikkelen handler om.',
  authors: ['Ingrid Solberg'],
  published: '2025-05-15',
  language: 'nb',
};

function titleOf(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

async function findProblems(folder: string, day: string): Promise<Problems> {
  const { prepared, diagnostics, files } = await prepare(folder, templates, day);
  let report = '';
  const codes: string[] = [];
  reportDiagnostics(
    diagnostics,
    {
      reporter: (ordered, ...rest) => {
        append(
          codes,
          ordered.map(({ code }) => code),
        );
        return reportText(ordered, ...rest);
      },
      isWhole: false,
    },
    files,
    { terminal: quietTerminal(), print: (text) => (report += text) },
  );
  if (prepared !== undefined) holdPictures(prepared);
  return { diagnostics, codes, report, prepared };
}

/** The folder goes before a test asks for them. */
function holdPictures({ loaded }: PreparedPublication): void {
  for (const picture of [...loaded.assets.values()].filter(isPicture)) {
    const bytes = picture.read();
    Object.assign(picture, { read: () => bytes });
  }
}

async function inTemporaryFolder<T>(
  files: ReadonlyMap<string, Content>,
  action: (folder: string) => Promise<T>,
): Promise<T> {
  // One folder down: a test may put a file outside the publication.
  const outer = mkdtempSync(join(tmpdir(), 'kolofon-'));
  const folder = join(outer, 'publication');
  try {
    for (const [path, content] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return await action(folder);
  } finally {
    removeFolder(outer);
  }
}

function readFixture(name: string): Map<string, Content> {
  const folder = join(fixtures, name);
  return new Map(
    listEntries(folder)
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        return [relative(folder, file).replaceAll(sep, '/'), readFileSync(file)];
      }),
  );
}
