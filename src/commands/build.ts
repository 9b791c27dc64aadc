import { join } from 'node:path';
import { hasErrors, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { openStaging } from '../emit/staging.ts';
import type { Format } from '../formats/format.ts';
import { openPrinter } from '../platform/browser.ts';
import type { Command, CommandInput, ExitCode } from './command.ts';
import { dayOfBuild } from './dates.ts';
import { findDownloads, makeInput } from './format-input.ts';
import {
  asOfOption,
  chosenDay,
  chosenFormats,
  chosenReporter,
  chosenRoot,
  chosenSeries,
  reporterOption,
  rootOption,
} from './options.ts';
import { packageAll, type Failure } from './package.ts';
import { prepare, type Prepared } from './prepare.ts';
import { openProgress, type Progress } from './progress.ts';
import { renderFormat, type Rendered } from './render.ts';
import { countContent, tellProblems } from './tell.ts';

export const build: Command = {
  summary: 'Make the site and the books: dist/site, dist/epub, dist/pdf.',
  details: `Reads series/, checks everything, and makes every format of every series.
An error in the content stops it before anything in dist changes.

  kolofon build
  kolofon build --format epub,pdf --series key-account-management
  kolofon build --root ../my-publication --out ../books`,
  options: {
    root: rootOption,
    out: { type: 'string', value: 'FOLDER', summary: 'Where the outputs go (default: dist in the root).' },
    format: { type: 'string', value: 'IDS', summary: 'Only these formats: epub, pdf, site (default: all).' },
    series: {
      type: 'string',
      value: 'IDS',
      summary: 'Only the books of these series. A site is always whole.',
    },
    'as-of': asOfOption,
    reporter: reporterOption,
    browser: {
      type: 'string',
      value: 'FILE',
      summary: 'The Chrome or Chromium that prints (default: the first found).',
    },
  },
  async run(input) {
    const reporter = chosenReporter(input);
    const formats = chosenFormats(input);
    const asOf = dayOfBuild(chosenDay(input), input.environment, input.now);
    const progress = openProgress(input.terminal);

    progress.working('Reading');
    const { prepared, diagnostics, files } = await prepare(chosenRoot(input), input.templates, asOf);
    if (prepared === undefined) {
      tellProblems(diagnostics, reporter, files, input);
      progress.stopped(diagnostics);
      return 1;
    }
    progress.step('Read', countContent(prepared.publication));
    const made = await make(prepared, formats, input, progress);
    const all = [...diagnostics, ...made.diagnostics];
    tellProblems(all, reporter, files, input);
    return conclude(all, made.failures, progress, input);
  },
};

interface Made {
  readonly diagnostics: readonly Diagnostic[];
  readonly failures: readonly Failure[];
}

async function make(
  prepared: Prepared,
  formats: readonly Format[],
  input: CommandInput,
  progress: Progress,
): Promise<Made> {
  const series = chosenSeries(input, prepared.publication);
  const output =
    typeof input.options['out'] === 'string' ? input.options['out'] : join(chosenRoot(input), 'dist');
  const browser = input.options['browser'];
  const printer = openPrinter({
    executablePath: typeof browser === 'string' ? browser : undefined,
    environment: input.environment,
  });
  const staging = openStaging(output);
  try {
    const failures: Failure[] = [];
    for (const kind of ['book', 'site'] as const) {
      const rendered: Rendered[] = [];
      const own = formats.filter((format) => format.kind === kind);
      const downloads =
        kind === 'site' ? findDownloads(prepared.publication, progress.written(), staging) : [];
      for (const format of own) {
        const result = await renderFormat(
          format,
          makeInput(prepared, input.environment, printer.print, downloads),
          (job) => job.series === undefined || series === undefined || series.has(job.series.id),
        );
        if (hasErrors(result.diagnostics)) return { diagnostics: result.diagnostics, failures };
        rendered.push(...result.rendered);
      }
      failures.push(...(await packageAll(rendered, staging, progress)));
    }
    for (const { id, kind } of formats) {
      const isPart =
        kind === 'book' && (series !== undefined || failures.some((failure) => failure.format === id));
      staging.commit(id, isPart);
    }
    return { diagnostics: [], failures };
  } finally {
    staging.close();
    await printer.close();
  }
}

function conclude(
  diagnostics: readonly Diagnostic[],
  failures: readonly Failure[],
  progress: Progress,
  { terminal }: CommandInput,
): ExitCode {
  const messages = new Set(failures.map(({ error }) => error.message));
  for (const message of messages) terminal.line(`\n${terminal.style('red', 'Failed:')} ${message}`);
  if (hasErrors(diagnostics)) {
    progress.stopped(diagnostics);
    return 1;
  }
  progress.summary(diagnostics, failures.length);
  return failures.length > 0 ? 2 : 0;
}
