import { hasErrors, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Format } from '../formats/format.ts';
import type { Printer } from '../platform/browser.ts';
import { letHeapGrow } from '../platform/small-heap.ts';
import type { BuildContext } from './build-context.ts';
import { carryOut } from './carry-out.ts';
import type { Chosen } from './chosen-books.ts';
import type { Failure } from './failures.ts';
import { diagnoseForeign } from './foreign-outputs.ts';
import { findDownloads } from './format-input.ts';
import type { Made } from './made.ts';
import { makeBooks } from './make-books.ts';
import { openMaking, type Making } from './making.ts';
import type { Packaged, PackagedOutput } from './package.ts';
import { planExchange } from './plan-exchange.ts';
import { findDue, planStage, type IsDue } from './plan-outputs.ts';
import type { Prepared } from './prepare.ts';

/** Makes every output that is not there yet as it should be, and puts all of them in their places. */
export async function makeOutputs(
  prepared: Prepared,
  chosen: Chosen,
  context: BuildContext,
  printer: Printer,
): Promise<Made> {
  const making = await openMaking(prepared, chosen, context, printer);
  try {
    return await takeSteps(making);
  } finally {
    await making.close();
  }
}

/** One step after another, up to the first that finds an error. */
async function takeSteps(making: Making): Promise<Made> {
  const started = begin(making);
  if (hasErrors(started.diagnostics)) return started;
  const { books, isDue } = planBooks(making);
  const withBooks = add(started, await makeBookStages(making, books, isDue), making);
  if (hasErrors(withBooks.diagnostics)) return withBooks;
  const withSite = await makeSite(withBooks, making, isDue);
  if (hasErrors(withSite.diagnostics)) return withSite;
  const searched = await searchLeaks(withSite, making);
  return hasErrors(searched.diagnostics) ? searched : commit(searched, making);
}

function begin(making: Making): Made {
  const nothing = { failures: [], outputs: [], files: [], made: [], digests: new Map(), secrets: '' };
  return { ...nothing, diagnostics: refuseForeign(making, []) };
}

function refuseForeign({ staging, chosen }: Making, failures: readonly Failure[]): Diagnostic[] {
  return diagnoseForeign(staging, planExchange(chosen, failures));
}

function planBooks({ inputs, editionOf, chosen: { formats } }: Making) {
  const editions = inputs.map(editionOf);
  const books = {
    print: planStage('print', formats, editions),
    'e-book': planStage('e-book', formats, editions),
  };
  return { books, isDue: findDue([...books.print, ...books['e-book']]) };
}

function makeBookStages(
  making: Making,
  books: ReturnType<typeof planBooks>['books'],
  isDue: IsDue,
): Promise<Packaged> {
  const paginations = making.inputs.map((input) => input.paginations);
  return makeBooks((stage) => carryOut(making, books[stage], isDue), paginations);
}

/** The site offers the books of this build, and those of earlier ones. */
async function makeSite(before: Made, making: Making, isDue: IsDue): Promise<Made> {
  const { inputs, editionOf, chosen, staging } = making;
  const offering = inputs.map((input) => ({
    ...input,
    downloads: findDownloads(input.publication, staging),
  }));
  const downloads = offering.flatMap((input) => input.downloads);
  const plans = planStage('site', chosen.formats, offering.map(editionOf));
  return {
    ...add(before, await carryOut(making, plans, isDue), making),
    digests: new Map(downloads.map(({ path, sha256 }) => [path, sha256])),
  };
}

/** The last look before anything is changed: for what is for members, and for files of somebody else. */
async function searchLeaks(before: Made, making: Making): Promise<Made> {
  const { chosen, context, staging, secrets, ahead } = making;
  const { earlier, files } = context.workplace;
  context.progress.working('Looking for what is for members');
  const known = await secrets();
  const changes = planExchange(chosen, before.failures);
  const isReplaced = ({ id }: Format) => changes.some((one) => one.format === id && !one.keepsRest);
  const search = async () => {
    if (known === undefined) return [];
    const { findLeaks } = await import('./find-leaks.ts');
    return letHeapGrow(() => findLeaks(known, isReplaced, staging, files, earlier, ahead));
  };
  const found = [...(await search()), ...refuseForeign(making, before.failures)];
  return {
    ...before,
    diagnostics: [...before.diagnostics, ...found],
    secrets: hasErrors(found) ? '' : (known?.digest ?? ''),
  };
}

function commit(made: Made, { chosen, staging }: Making): Made {
  const changes = planExchange(chosen, made.failures);
  staging.commit(changes);
  const formats = new Set(changes.map(({ format }) => format));
  const isPlaced = ({ path }: PackagedOutput) => formats.has(path.slice(0, path.indexOf('/')));
  return { ...made, files: made.outputs.filter(isPlaced) };
}

function add(before: Made, packaged: Packaged, { prepared }: Making): Made {
  return {
    ...before,
    diagnostics: [...before.diagnostics, ...prepared.settle(packaged.diagnostics)],
    failures: [...before.failures, ...packaged.failures],
    outputs: [...before.outputs, ...packaged.outputs],
    made: [...before.made, ...packaged.made],
  };
}
