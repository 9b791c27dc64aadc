import { hasErrors, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { openStaging } from '../emit/staging.ts';
import type { Format, FormatInput, Job } from '../formats/format.ts';
import { openPaginations } from '../formats/pagination.ts';
import { openDigests } from '../incremental/digests.ts';
import type { OutputPath } from '../model/paths.ts';
import type { Audience } from '../model/publication.ts';
import type { Printer } from '../platform/browser.ts';
import { folderOf, placeOutput, publicationsOf } from './audiences.ts';
import type { Chosen } from './chosen-books.ts';
import type { CommandInput } from './command.ts';
import { openEarlierPrints } from './earlier-prints.ts';
import type { Failure } from './failures.ts';
import { findLeaks } from './find-leaks.ts';
import { findDownloads, makeInput } from './format-input.ts';
import { knownOutputs } from './keep-record.ts';
import { openPacking, type Packaged, type PackagedOutput, type Step } from './package.ts';
import type { Prepared } from './prepare.ts';
import type { Progress } from './progress.ts';
import { renderJobs } from './render.ts';
import { openReuse, textsIn, type Reuse } from './reuse-outputs.ts';
import type { Workplace } from './workplace.ts';

/** What came of the outputs. Nothing is in its place where there are errors. */
export interface Made {
  readonly diagnostics: readonly Diagnostic[];
  readonly failures: readonly Failure[];
  readonly outputs: readonly PackagedOutput[];
  /** The digests of the books that readers may download, in hexadecimal. */
  readonly digests: ReadonlyMap<OutputPath, string>;
  /** A digest of what is for members alone, of which nothing was found. */
  readonly secrets: string;
}

/** The work of one stage for one audience. */
interface Plan {
  readonly audience: Audience;
  readonly reuse: Reuse;
  readonly formats: readonly { readonly format: Format; readonly jobs: readonly Job[] }[];
}

/** The settings of a server are made beside a site, and are none. */
export function hasSite(formats: readonly Format[]): boolean {
  return formats.some(({ id }) => id === folderOf.everyone);
}

/** Makes every output that is not there yet as it should be, and puts all of them in their places. */
export async function makeOutputs(
  prepared: Prepared,
  { formats, booksOf, isWhole }: Chosen,
  workplace: Workplace,
  printer: Printer,
  input: CommandInput,
  progress: Progress,
): Promise<Made> {
  const { output, earlier, tools, files } = workplace;
  const earlierPrints = openEarlierPrints(input, printer);
  const staging = openStaging(output, knownOutputs(earlier));
  const printedBy = formats.some(({ stage }) => stage === 'print') ? await printer.identify() : undefined;
  const editions = publicationsOf(prepared).map((publication) => ({
    publication,
    ...booksOf(publication),
    paginations: openPaginations(),
  }));
  const digests = new Map<OutputPath, string>();
  const allTexts = prepared.loaded.articles.map(({ source }) => source);
  const planStage = (stage: Format['stage']): Plan[] =>
    editions.map((edition) => {
      const { publication } = edition;
      const downloads = stage === 'site' ? findDownloads(publication, staging) : [];
      for (const { path, sha256 } of downloads) digests.set(path, sha256);
      const given = { ...edition, print: printer.print, earlierPrints, downloads };
      const formatInput: FormatInput = makeInput(prepared, input.environment, given);
      const digestAll = openDigests({
        loaded: prepared.loaded,
        publication,
        fileDigest: (path) => earlier.scan.digestOf(path),
        tools,
        epoch: formatInput.epoch,
        printedBy,
        downloads,
      });
      return {
        audience: publication.audience,
        reuse: openReuse(earlier.outputs, digestAll),
        formats: formats
          .filter((format) => format.stage === stage)
          .map((format) => ({ format, jobs: format.plan(formatInput) })),
      };
    });

  const diagnostics: Diagnostic[] = [];
  const failures: Failure[] = [];
  const outputs: PackagedOutput[] = [];
  const keep = (path: OutputPath): void => {
    const known = earlier.outputs.get(path);
    if (known === undefined) return;
    staging.keep(path);
    outputs.push({ path, key: known.key, diagnostics: known.diagnostics ?? [] });
    diagnostics.push(...(known.diagnostics ?? []));
  };
  const note = (packaged: Packaged): void => {
    failures.push(...packaged.failures);
    diagnostics.push(...packaged.diagnostics);
    outputs.push(...packaged.outputs);
  };
  /** Renders what is due of a plan, and hands each step on; the rest stays. */
  const render = async (
    { audience, reuse, formats: own }: Plan,
    isDue: IsDue,
    take: (step: Step) => void,
  ): Promise<Diagnostic[]> => {
    const found: Diagnostic[] = [];
    for (const { format, jobs } of own) {
      const due = jobs.filter((job) => isDue(job, audience));
      for (const job of jobs) {
        if (job.output !== undefined && !due.includes(job)) keep(placeOutput(job.output.path, audience));
      }
      const result = await renderJobs(format, due, audience, (step) => take({ ...step, reuse }));
      found.push(...result.diagnostics);
    }
    return found;
  };
  /** Packages each step as soon as it is rendered. */
  const make = async (plans: readonly Plan[], isDue: IsDue): Promise<Packaged> => {
    const packing = openPacking(staging, progress);
    const found = await Promise.all(plans.map((plan) => render(plan, isDue, packing.add)));
    const packaged = await packing.done();
    return { ...packaged, diagnostics: [...found.flat(), ...packaged.diagnostics] };
  };
  const stopped = (): Made => ({ diagnostics, failures, outputs, digests, secrets: '' });
  try {
    const [prints, ebooks] = [planStage('print'), planStage('e-book')];
    const isDue = findDue([...prints, ...ebooks]);
    const due = [...prints, ...ebooks].flatMap(({ audience, formats: own }) =>
      own.flatMap(({ jobs }) => jobs.filter((job) => isDue(job, audience))),
    );
    await prepared.readBodies(due.flatMap(({ output: made }) => textsIn(made?.dependsOn, allTexts)));
    const printing = make(prints, isDue).finally(() =>
      editions.forEach(({ paginations }) => paginations.close()),
    );
    // A bug in one does not leave the other at work when the staging folder goes.
    const books = await Promise.allSettled([printing, make(ebooks, isDue)]);
    for (const result of books) {
      if (result.status === 'rejected') throw result.reason;
      note(result.value);
    }
    if (hasErrors(diagnostics)) return stopped();

    // A site offers the books, and is planned when they are made.
    const steps: Step[] = [];
    for (const plan of planStage('site'))
      diagnostics.push(...(await render(plan, isDue, (step) => steps.push(step))));
    if (hasErrors(diagnostics)) return stopped();
    const made = steps.flatMap(({ artifacts, reuse }) =>
      artifacts.filter((artifact) => reuse.findSame(artifact) === undefined),
    );
    await prepared.readBodies(made.flatMap(({ dependsOn }) => textsIn(dependsOn, allTexts)));
    const packing = openPacking(staging, progress);
    steps.forEach(packing.add);
    note(await packing.done());
    if (hasErrors(diagnostics)) return stopped();
    const isReplaced = (format: Format) =>
      formats.includes(format) &&
      (format.stage === 'site' || (isWhole && !failures.some((failure) => failure.format === format.id)));
    progress.working('Looking for what is for members');
    if (prepared.forMembers !== undefined) await prepared.readBodies(allTexts);
    const leaks = await findLeaks(prepared, isReplaced, staging, files, earlier);
    diagnostics.push(...leaks.diagnostics);
    if (hasErrors(diagnostics)) return stopped();
    for (const format of formats) staging.commit(format.id, !isReplaced(format));
    if (prepared.forMembers !== undefined) staging.commit(folderOf.members, !hasSite(formats));
    else if (hasSite(formats)) staging.discard(folderOf.members);
    return { diagnostics, failures, outputs, digests, secrets: leaks.secrets };
  } finally {
    staging.close();
  }
}

type IsDue = (job: Job, audience: Audience) => boolean;

/**
 * What has to be made: a book in all its formats as soon as one of them is not there as it should be, for the e-book names
 * the pages of the printed one. Steps that make several files see to it themselves.
 */
function findDue(plans: readonly Plan[]): IsDue {
  const nameOf = ({ path }: NonNullable<Job['output']>, audience: Audience) =>
    `${audience} ${path.slice(path.indexOf('/'), path.lastIndexOf('.'))}`;
  const stale = new Set<string>();
  for (const { audience, reuse, formats } of plans) {
    for (const { output } of formats.flatMap(({ jobs }) => jobs)) {
      if (output !== undefined && !reuse.isSame(placeOutput(output.path, audience), output.dependsOn))
        stale.add(nameOf(output, audience));
    }
  }
  return ({ output }, audience) => output === undefined || stale.has(nameOf(output, audience));
}
