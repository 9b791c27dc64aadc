import { hasErrors } from '../diagnostics/diagnostic.ts';
import { checkPublication } from '../build/check-publication.ts';
import { compileLater, limitHeap } from '../platform/v8-flags.ts';
import type { Command } from './command.ts';
import { describeFixes } from './describe-fixes.ts';
import {
  allOption,
  asOfOption,
  cacheOption,
  checkOptionsOf,
  chosenReport,
  jobsOption,
  lockedOption,
  reporterOption,
  rootOption,
  strictOption,
} from './options.ts';
import { listUnpublished } from '../resolve/status.ts';
import { describeUnpublished } from '../build/unpublished.ts';
import { describeWordless } from '../build/wordless-languages.ts';
import { countProblems, formatSeconds, reportDiagnostics } from './report-diagnostics.ts';
import { countContent, countOf } from '../build/counts.ts';

export const check: Command = {
  summary: 'Report every problem in the content, and write nothing.',
  details: `Reads everything, follows every link and citation, and renders every format without packaging it.
Reports every problem at once, with its place and a hint.

  kolofon check
  kolofon check --fix
  kolofon check --desk export.json
  kolofon check --reporter json > problems.json`,
  options: {
    root: rootOption,
    'as-of': asOfOption,
    locked: lockedOption,
    strict: strictOption,
    jobs: jobsOption,
    cache: {
      ...cacheOption,
      summary: 'Use what builds with this cache know about unchanged files. Nothing is written to it.',
    },
    reporter: reporterOption,
    all: allOption,
    desk: {
      type: 'string',
      value: 'FILE',
      summary: 'Show the open reports of readers too (kolofon desk export reports), each at its place.',
    },
    fix: {
      type: 'boolean',
      summary:
        'Fix what has only one possible fix (heading levels, file names in links, YAML mistakes), and report the rest.',
    },
  },
  async run(input) {
    const start = performance.now();
    const options = checkOptionsOf(input.values);
    const report = chosenReport(input);
    compileLater();
    const { prepared, diagnostics, files, fixed } = await limitHeap(() => checkPublication(options, input));
    const { line } = input.terminal;
    if (options.fix === true) describeFixes(fixed, report.isWhole).forEach(line);
    reportDiagnostics(diagnostics, report, files, input);
    const seconds = formatSeconds(performance.now() - start);
    const articles = prepared === undefined ? ':' : ` ${countContent(prepared.publication)}:`;
    line(`Checked${articles} ${countProblems(diagnostics)} (${seconds}).`);
    if (prepared === undefined && options.desk !== undefined)
      line('The reports of readers are shown when there are no errors.');
    if (prepared !== undefined) {
      const { loaded, publication } = prepared;
      describeUnpublished(listUnpublished(loaded.articles, publication.asOf)).forEach(line);
      describeWordless(prepared).forEach(line);
    }
    const fixable = diagnostics.filter(({ fix }) => fix !== undefined).length;
    if (fixable > 0 && options.fix !== true)
      line(`kolofon check --fix can fix ${countOf(fixable, 'problem', 'problems')}.`);
    const isRefused = fixed.some((one) => 'refusal' in one);
    return hasErrors(diagnostics) || isRefused ? 1 : 0;
  },
};
