import { hasErrors, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { openStaging } from '../emit/staging.ts';
import type { Format, FormatInput } from '../formats/format.ts';
import { openPaginations } from '../formats/pagination.ts';
import type { MadeOutput } from '../incremental/explain.ts';
import { openDigests } from '../incremental/digests.ts';
import { append } from '../model/append.ts';
import type { Artifact } from '../model/artifact.ts';
import type { OutputPath, SourcePath } from '../model/paths.ts';
import type { Printer } from '../platform/browser.ts';
import { letHeapGrow } from '../platform/small-heap.ts';
import { folderOf } from './audience-folders.ts';
import { placeOutput, publicationsOf } from './audiences.ts';
import type { Chosen } from './chosen-books.ts';
import type { BuildContext } from './build-context.ts';
import type { BuiltFile } from './build-outcome.ts';
import type { Failure } from './failures.ts';
import { diagnoseForeign } from './foreign-outputs.ts';
import { findDownloads, makeInput } from './format-input.ts';
import { knownOutputs } from './keep-record.ts';
import { digestTemplates } from './digest-templates.ts';
import { openCleanFiles } from './clean-files.ts';
import { makeBooks } from './make-books.ts';
import { openReuse } from './reuse.ts';
import { openPacking, type Packaged, type PackagedOutput } from './package.ts';
import type { Prepared } from './prepare.ts';
import { renderJobs } from './render.ts';
import { planExchange } from './plan-exchange.ts';
import { findDue, planStage, type Edition, type IsDue, type Plan } from './plan-outputs.ts';
import { offerEarlier, openStanding, textsFor, textsIn } from './standing-outputs.ts';
import { openSearchAhead } from './search-ahead.ts';
import { openSecrets } from './secrets.ts';
import { searchThreadsOf } from './threads.ts';

/** What came of the outputs. Nothing is in its place where there are errors. */
export interface Made {
  readonly diagnostics: readonly Diagnostic[];
  readonly failures: readonly Failure[];
  readonly outputs: readonly PackagedOutput[];
  /** Those of them that are in their places. */
  readonly files: readonly BuiltFile[];
  readonly made: readonly MadeOutput[];
  /** The digests of the books that readers may download, in hexadecimal. */
  readonly digests: ReadonlyMap<OutputPath, string>;
  /** A digest of what is for members alone, of which nothing was found. */
  readonly secrets: string;
}

/** Makes every output that is not there yet as it should be, and puts all of them in their places. */
export async function makeOutputs(
  prepared: Prepared,
  chosen: Chosen,
  { options, host, workplace, progress }: BuildContext,
  printer: Printer,
): Promise<Made> {
  const { formats, booksOf } = chosen;
  const { output, owner, disk, earlier, tools: own, files, cache } = workplace;
  const reuse = openReuse(cache, printer, host, workplace.scratch);
  const staging = openStaging(output, {
    owner,
    protectedFolders: [folderOf.members],
    disk,
    known: knownOutputs(workplace),
  });
  const printedBy = formats.some(({ stage }) => stage === 'print') ? await printer.identify() : undefined;
  const inputs = publicationsOf(prepared).map((publication) =>
    makeInput(prepared, host.environment, {
      publication,
      ...booksOf(publication),
      paginations: openPaginations(),
      print: printer.print,
      ...reuse,
      downloads: [],
    }),
  );
  const tools = `${own} ${digestTemplates(prepared.templates)}`;
  const editionOf = (one: FormatInput): Edition => {
    const { publication, epoch, downloads } = one;
    const fileDigest = (path: SourcePath) => earlier.scan.digestOf(path);
    const { loaded } = prepared;
    const facts = { loaded, publication, fileDigest, tools, epoch, printedBy, downloads };
    const standing = openStanding(earlier.outputs, openDigests(facts));
    const earlierOutputs = offerEarlier(earlier.outputs, standing, publication.audience, output);
    return { input: { ...one, earlierOutputs }, standing };
  };

  const allTexts = prepared.loaded.articles.map(({ source }) => source);
  const diagnostics: Diagnostic[] = [];
  const failures: Failure[] = [];
  const outputs: PackagedOutput[] = [];
  const madeOutputs: MadeOutput[] = [];
  const note = (packaged: Packaged): void => {
    append(madeOutputs, packaged.made);
    append(diagnostics, prepared.settle(packaged.diagnostics));
    append(failures, packaged.failures);
    append(outputs, packaged.outputs);
  };
  const keep = (path: OutputPath): void => {
    const { key, diagnostics: told = [] } = earlier.outputs.get(path) ?? {};
    const size = staging.keep(path);
    note({
      failures: [],
      diagnostics: told,
      made: [],
      outputs: [{ path, key: key ?? '', size, isKept: true, diagnostics: told }],
    });
  };
  const readTexts = (artifacts: readonly Artifact[]) =>
    prepared.readBodies(artifacts.flatMap((artifact) => textsFor(artifact, allTexts)));
  /** Makes what is due of these plans; the rest stays. */
  const carryOut = async (plans: readonly Plan[], isDue: IsDue): Promise<Packaged> => {
    const packing = openPacking(staging, progress, ahead.add);
    const rendering = plans.flatMap(({ audience, standing, formats: own }) =>
      own.map(async ({ format, jobs }) => {
        const due = jobs.filter((job) => isDue(job, audience));
        for (const job of jobs)
          if (job.output !== undefined && !due.includes(job)) keep(placeOutput(job.output.path, audience));
        await prepared.readBodies(due.flatMap((job) => textsIn(job.output?.dependsOn, allTexts)));
        return renderJobs(format, due, audience, (step) => {
          packing.add({ ...step, standing, readTexts });
        });
      }),
    );
    const rendered = await Promise.all(rendering);
    const packaged = await packing.done();
    return {
      ...packaged,
      diagnostics: [...rendered.flatMap((one) => one.diagnostics), ...packaged.diagnostics],
    };
  };
  const secrets = openSecrets(prepared, (fingerprints) =>
    openCleanFiles(cache?.store('clean'), fingerprints, host.fingerprint),
  );
  const ahead = openSearchAhead(searchThreadsOf(options, host), secrets);
  const digests = new Map<OutputPath, string>();
  const stopped = (): Made => ({
    diagnostics,
    failures,
    outputs,
    files: [],
    made: madeOutputs,
    digests,
    secrets: '',
  });
  const refused = () => diagnoseForeign(staging, planExchange(chosen, failures));
  try {
    append(diagnostics, refused());
    if (hasErrors(diagnostics)) return stopped();
    const editions = inputs.map(editionOf);
    const books = {
      print: planStage('print', formats, editions),
      'e-book': planStage('e-book', formats, editions),
    };
    const isDue = findDue([...books.print, ...books['e-book']]);
    const paginations = inputs.map((one) => one.paginations);
    note(await makeBooks((stage) => carryOut(books[stage], isDue), paginations));
    if (hasErrors(diagnostics)) return stopped();

    const offering = inputs.map((one) => ({ ...one, downloads: findDownloads(one.publication, staging) }));
    for (const { path, sha256 } of offering.flatMap(({ downloads }) => downloads)) digests.set(path, sha256);
    note(await carryOut(planStage('site', formats, offering.map(editionOf)), isDue));
    if (hasErrors(diagnostics)) return stopped();

    const changes = planExchange(chosen, failures);
    const isReplaced = ({ id }: Format) => changes.some((one) => one.format === id && !one.keepsRest);
    progress.working('Looking for what is for members');
    const known = await secrets();
    if (known !== undefined) {
      const { findLeaks } = await import('./find-leaks.ts');
      const search = () => findLeaks(known, isReplaced, staging, files, earlier, ahead);
      append(diagnostics, await letHeapGrow(search));
    }
    append(diagnostics, refused());
    if (hasErrors(diagnostics)) return stopped();
    staging.commit(changes);
    const committed = new Set(changes.map(({ format }) => format));
    const placed = outputs.filter(({ path }) => committed.has(path.slice(0, path.indexOf('/'))));
    return { ...stopped(), files: placed, secrets: known?.digest ?? '' };
  } finally {
    await ahead.close();
    staging.close();
  }
}
