import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { dropRepeated } from '../diagnostics/order.ts';
import { noPaginations } from '../formats/pagination.ts';
import { usualFormats } from '../formats/registry.ts';
import { refuseChanges } from './address-lock.ts';
import { publicationsOf } from './audiences.ts';
import type { CommandInput } from './command.ts';
import { dayOfBuild } from './dates.ts';
import { makeInput, plannedDownloads } from './format-input.ts';
import { chosenDay, chosenRoot, isLocked } from './options.ts';
import { lookAfresh, prepare, type Preparation } from './prepare.ts';
import { renderJobs, tryPages } from './render.ts';
import { openReuse } from './reuse.ts';
import { chosenArticleThreads } from './threads.ts';

/** Reads a publication and renders every format of it, packages none, and collects what is wrong. */
export async function findProblems(input: CommandInput): Promise<Preparation> {
  const root = chosenRoot(input);
  const asOf = dayOfBuild(chosenDay(input), input.environment, input.now);
  const found = lookAfresh(root, chosenArticleThreads(input));
  const { prepared, diagnostics, files } = await prepare(root, input.templates, asOf, found);
  if (prepared === undefined) return { prepared, diagnostics: dropRepeated(diagnostics), files };
  const all: Diagnostic[] = [...diagnostics];
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
      const tried = result.rendered.flatMap(({ artifacts }) => tryPages(format, artifacts));
      all.push(...prepared.settle([...result.diagnostics, ...tried]));
    }
  }
  return { prepared, diagnostics: dropRepeated(all), files };
}
