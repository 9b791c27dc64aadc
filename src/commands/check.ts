import { hasErrors } from '../diagnostics/diagnostic.ts';
import type { Command, CommandInput } from './command.ts';
import { findProblems } from './find-problems.ts';
import { describeFixes } from './describe-fixes.ts';
import { fixSources, type FixedFile } from './fix-sources.ts';
import {
  allOption,
  asOfOption,
  cacheOption,
  chosenReporter,
  chosenRoot,
  jobsOption,
  lockedOption,
  reporterOption,
  rootOption,
  strictOption,
} from './options.ts';
import { listUnpublished } from '../resolve/unpublished.ts';
import { append } from '../model/append.ts';
import { describeUnpublished } from './unpublished.ts';
import { describeWordless } from './wordless-languages.ts';
import type { Preparation } from './prepare.ts';
import { countContent, countOf, countProblems, formatSeconds, tellProblems } from './tell.ts';

export const check: Command = {
  summary: 'Report every problem in the content, and write nothing.',
  details: `Reads everything, follows every link and citation, and renders every format without packaging it.
Every problem is reported in one run, with its place and a hint.

  kolofon check
  kolofon check --fix
  kolofon check --reporter json > problems.json`,
  options: {
    root: rootOption,
    'as-of': asOfOption,
    locked: lockedOption,
    strict: strictOption,
    jobs: jobsOption,
    cache: {
      ...cacheOption,
      summary: 'Read what the builds with this cache know of unchanged files. Nothing is written to it.',
    },
    reporter: reporterOption,
    all: allOption,
    fix: {
      type: 'boolean',
      summary:
        'Fix what has one right fix (heading levels, names in links, slips in YAML), and report the rest.',
    },
  },
  async run(input) {
    const start = performance.now();
    const reporter = chosenReporter(input);
    const { prepared, diagnostics, files, isRefused } =
      input.options['fix'] === true
        ? await fixProblems(input)
        : { ...(await findProblems(input)), isRefused: false };
    tellProblems(diagnostics, reporter, files, input);
    const seconds = formatSeconds(performance.now() - start);
    const articles = prepared === undefined ? ':' : ` ${countContent(prepared.publication)}:`;
    input.terminal.line(`Checked${articles} ${countProblems(diagnostics)} (${seconds}).`);
    if (prepared !== undefined) {
      const { loaded, publication } = prepared;
      describeUnpublished(listUnpublished(loaded.articles, publication.asOf)).forEach(input.terminal.line);
      describeWordless(prepared).forEach(input.terminal.line);
    }
    const fixable = diagnostics.filter(({ fix }) => fix !== undefined).length;
    if (fixable > 0 && input.options['fix'] !== true)
      input.terminal.line(`kolofon check --fix can fix ${countOf(fixable, 'problem', 'problems')}.`);
    return hasErrors(diagnostics) || isRefused ? 1 : 0;
  },
};

/** A fix may uncover the next problem: an article that had no title, say, is then read whole. */
const mostRounds = 5;

/** `isRefused`: a file that has a fix could not be changed. */
async function fixProblems(input: CommandInput): Promise<Preparation & { readonly isRefused: boolean }> {
  const all: FixedFile[] = [];
  let found = await findProblems(input);
  for (let round = 0; round < mostRounds; round += 1) {
    const fixed = fixSources(found.diagnostics, found.files, chosenRoot(input));
    append(all, fixed);
    if (!fixed.some((one) => 'changes' in one)) break;
    found = await findProblems(input);
  }
  describeFixes(all, input.options['all'] === true).forEach(input.terminal.line);
  return { ...found, isRefused: all.some((one) => 'refusal' in one) };
}
