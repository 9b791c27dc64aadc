import { hasErrors } from '../diagnostics/diagnostic.ts';
import { dropRepeated } from '../diagnostics/order.ts';
import { noPaginations } from '../formats/pagination.ts';
import { usualFormats } from '../formats/registry.ts';
import { refuseChanges } from './address-lock.ts';
import { publicationsOf } from './audiences.ts';
import type { Command } from './command.ts';
import { dayOfBuild } from './dates.ts';
import { makeInput, plannedDownloads } from './format-input.ts';
import {
  asOfOption,
  chosenDay,
  chosenReporter,
  chosenRoot,
  isLocked,
  jobsOption,
  lockedOption,
  reporterOption,
  rootOption,
} from './options.ts';
import { lookAfresh, prepare } from './prepare.ts';
import { renderJobs, tryPages } from './render.ts';
import { openReuse } from './reuse.ts';
import { chosenArticleThreads } from './threads.ts';
import { countContent, countProblems, formatSeconds, tellProblems } from './tell.ts';

export const check: Command = {
  summary: 'Report every problem in the content, and write nothing.',
  details: `Reads everything, follows every link and citation, and renders every format without packaging it.
Every problem is reported in one run, with its place and a hint.

  kolofon check
  kolofon check --reporter json > problems.json`,
  options: {
    root: rootOption,
    'as-of': asOfOption,
    locked: lockedOption,
    jobs: jobsOption,
    reporter: reporterOption,
  },
  async run(input) {
    const start = performance.now();
    const reporter = chosenReporter(input);
    const root = chosenRoot(input);
    const asOf = dayOfBuild(chosenDay(input), input.environment, input.now);
    const {
      prepared,
      diagnostics: found,
      files,
    } = await prepare(root, input.templates, asOf, lookAfresh(root, chosenArticleThreads(input)));
    const all = [...found];
    if (prepared !== undefined) {
      if (isLocked(input)) all.push(...refuseChanges(prepared.addresses));
      const reuse = openReuse(undefined, { identify: () => Promise.resolve(undefined) }, input);
      for (const publication of publicationsOf(prepared)) {
        const formatInput = makeInput(prepared, input.environment, {
          publication,
          books: publication.books,
          handouts: publication.handouts,
          print: () => Promise.reject(new Error('A check prints nothing.')),
          ...reuse,
          paginations: noPaginations(),
          downloads: plannedDownloads(publication),
        });
        for (const format of usualFormats) {
          const result = await renderJobs(format, format.plan(formatInput), publication.audience);
          all.push(
            ...result.diagnostics,
            ...result.rendered.flatMap(({ artifacts }) => tryPages(format, artifacts)),
          );
        }
      }
    }
    const diagnostics = dropRepeated(all);
    tellProblems(diagnostics, reporter, files, input);
    const seconds = formatSeconds(performance.now() - start);
    const articles = prepared === undefined ? ':' : ` ${countContent(prepared.publication)}:`;
    input.terminal.line(`Checked${articles} ${countProblems(diagnostics)} (${seconds}).`);
    return hasErrors(diagnostics) ? 1 : 0;
  },
};
