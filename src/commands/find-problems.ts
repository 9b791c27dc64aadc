import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { dropRepeated } from '../diagnostics/order.ts';
import { noPaginations } from '../formats/pagination.ts';
import { usualFormats } from '../formats/registry.ts';
import { append } from '../model/append.ts';
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
import { lookBack } from './workplace.ts';

/** Reads a publication and renders every format of it, packages none, and collects what is wrong. */
export async function findProblems(input: CommandInput): Promise<Preparation> {
  const found = await renderAll(input);
  // At the end: an error would hide what the formats have to say.
  return input.options['strict'] === true
    ? { ...found, diagnostics: found.diagnostics.map((one) => ({ ...one, severity: 'error' })) }
    : found;
}

async function renderAll(input: CommandInput): Promise<Preparation> {
  const root = chosenRoot(input);
  const asOf = dayOfBuild(chosenDay(input), input.environment, input.now);
  // Only what an earlier build read is taken from the cache: everything is checked, and nothing is written.
  const found =
    input.options['cache'] === undefined
      ? lookAfresh(root, chosenArticleThreads(input))
      : lookBack(input, root, join(root, 'dist'));
  const { prepared, diagnostics, files } = await prepare(root, input.templates, asOf, found);
  if (prepared === undefined) return { prepared, diagnostics: dropRepeated(diagnostics), files };
  const all: Diagnostic[] = [...diagnostics];
  await prepared.readBodies(prepared.loaded.articles.map(({ source }) => source));
  if (isLocked(input)) append(all, refuseChanges(prepared.addresses));
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
      append(all, prepared.settle([...result.diagnostics, ...tried]));
    }
  }
  return { prepared, diagnostics: dropRepeated(all), files };
}
