import { closeSync, openSync, writeSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { dayOfBuild } from '../build/dates.ts';
import { countOf } from '../build/counts.ts';
import { unknown, UsageError } from '../build/usage-error.ts';
import { importSource, type ImportOutcome } from '../import/import-source.ts';
import { ImportError } from '../import/import-error.ts';
import type { Importer } from '../import/importer.ts';
import { findProjects, hasConfig, type FoundProject } from '../import/find-projects.ts';
import { importers } from '../import/importers.ts';
import { openSource, type Source } from '../import/source.ts';
import { nameOfSource } from '../import/write/earlier-import.ts';
import { printReport } from '../import/write/report.ts';
import { compileLater, limitHeap } from '../platform/v8-flags.ts';
import type { Command, CommandInput } from './command.ts';
import { textOption } from './options.ts';

export const importCommand: Command = {
  summary: 'Turn a book, a site or a folder of texts from another tool into a publication.',
  details: `Reads a folder or an exported file, and writes articles, manifests and pictures. Nothing is lost silently:
what has no counterpart stays in the text, marked, and is in the report. Import the same source again, and what has
changed there is merged with what you have changed since.

  kolofon import ../my-mdbook
  kolofon import blog.WordPress.2026-11-30.xml --files wp-content/uploads --into library
  kolofon import notes --from obsidian --language nb --dry-run`,
  positionals: { value: 'SOURCE', summary: 'A folder or a file.' },
  options: {
    into: {
      type: 'string',
      value: 'FOLDER',
      summary: 'The folder of the publication (default: the current folder).',
    },
    from: {
      type: 'string',
      value: 'KIND',
      summary: 'What the source is (default: recognised by its files).',
    },
    language: {
      type: 'string',
      value: 'TAG',
      summary: 'The language of the texts, such as nb (default: what the source says).',
    },
    files: {
      type: 'string',
      value: 'FOLDER',
      summary: 'The files that the source names by URL only, such as the uploads of a site.',
    },
    name: {
      type: 'string',
      value: 'NAME',
      summary: 'What a later import recognises this one by (default: from the name of the source).',
    },
    report: {
      type: 'string',
      value: 'FILE',
      summary: 'Where the report goes (default: import.md in the publication).',
    },
    'dry-run': { type: 'boolean', summary: 'Write nothing, and print the report.' },
  },
  async run(input) {
    const { positionals, values, environment, now } = input;
    const [given, ...more] = positionals;
    if (given === undefined || more.length > 0)
      throw new UsageError('Name one source. See kolofon import --help.');
    const target = resolve(textOption(values, 'into') ?? '.');
    const isDryRun = values['dry-run'] === true;
    compileLater();
    try {
      const files = textOption(values, 'files');
      const { importer, source, note } = await chooseImporter(given, textOption(values, 'from'));
      if (note !== undefined) input.terminal.line(note);
      const outcome = await limitHeap(() =>
        importSource(importer, source, {
          target,
          name: textOption(values, 'name') ?? nameOfSource(importer.id, basename(resolve(given))),
          language: textOption(values, 'language'),
          files: files === undefined ? undefined : openSource(files),
          today: dayOfBuild(undefined, environment, now),
          isDryRun,
        }),
      );
      const report = isDryRun ? undefined : (textOption(values, 'report') ?? join(target, 'import.md'));
      showOutcome(outcome, report, input);
      return 0;
    } catch (error) {
      throw error instanceof ImportError ? new UsageError(error.message) : error;
    }
  },
};

interface Chosen {
  readonly importer: Importer;
  readonly source: Source;
  /** What was found in the folders of the source. */
  readonly note?: string | undefined;
}

/** Throws a `UsageError` for a kind that there is not, and an `ImportError` where the kind is not clear. */
export async function chooseImporter(given: string, from: string | undefined): Promise<Chosen> {
  const source = openSource(given);
  const all = await Promise.all(importers.map((load) => load()));
  const ids = all.map(({ id }) => id);
  if (from !== undefined && !ids.includes(from)) throw new UsageError(unknown('kind of source', from, ids));
  const asked = all.filter(({ id }) => from === undefined || id === from);
  const recognised = asked.find((importer) => importer.recognises(source));
  // A repository with a book in one of its folders is a folder of Markdown as well.
  const isSure =
    recognised !== undefined && (hasConfig(source, recognised) || recognised.config === undefined);
  const projects = isSure ? [] : findProjects(source, asked);
  const project = outermost(projects);
  const nameOf = (one: FoundProject) => `${one.importer.title} in ${one.folder}/`;
  const places = projects.map(nameOf).join(', ');
  if (project !== undefined) {
    const others = projects.filter((one) => one !== project).map(nameOf);
    const also = others.length === 0 ? '' : ` Not imported: ${others.join(', ')}.`;
    return { ...project, note: `Found ${nameOf(project)}.${also}` };
  }
  const importer = recognised ?? (from === undefined ? undefined : asked[0]);
  const note = projects.length === 0 ? undefined : `Found ${places}. To import one of them, name its folder.`;
  if (importer !== undefined) return { importer, source, note };
  throw new ImportError(`What ${source.path} is, is not clear. Say it with --from: ${ids.join(', ')}.`);
}

/** The one that is fewer folders deep than all others: these are parts of what the repository makes, or packages in it. */
function outermost(projects: readonly FoundProject[]): FoundProject | undefined {
  const depths = projects.map(({ folder }) => folder.split('/').length);
  const least = Math.min(...depths);
  const found = projects.filter((_, index) => depths[index] === least);
  return found.length === 1 ? found[0] : undefined;
}

function showOutcome(
  { summary, losses, close }: ImportOutcome,
  file: string | undefined,
  input: CommandInput,
): void {
  const { terminal } = input;
  const opened = file === undefined ? undefined : openSync(file, 'w');
  for (const piece of printReport(summary, losses))
    if (opened === undefined) input.print(piece);
    else writeSync(opened, piece);
  if (opened !== undefined) closeSync(opened);
  close();
  const { changes, articles, series, assets } = summary;
  terminal.line(
    `${file === undefined ? 'Would import' : 'Imported'} ${countOf(articles, 'article', 'articles')}, ${countOf(series, 'series', 'series')} and ${countOf(assets, 'file', 'files')} from ${summary.title}.`,
  );
  for (const { count, what } of losses) terminal.line(`  ${what}: ${count}`);
  if (changes.conflicts.length > 0)
    terminal.line(
      `${countOf(changes.conflicts.length, 'file has', 'files have')} conflicts: see the lines between <<<<<<< and >>>>>>>.`,
    );
  if (file !== undefined) terminal.line(`The report is in ${file}. Next: kolofon check, then kolofon dev.`);
}
