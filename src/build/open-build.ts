import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { formatsWith, type Formats } from '../formats/formats.ts';
import type { Format } from '../formats/format.ts';
import { loadPlugins } from '../load/load-plugins.ts';
import { openPrinter, type Printer } from '../platform/browser.ts';
import { listUnpublished } from '../resolve/status.ts';
import { refuseChanges } from './address-lock.ts';
import type { BuildContext } from './build-context.ts';
import type { BuildOutcome } from './build-outcome.ts';
import { countContent } from './counts.ts';
import { openDiagrams } from './open-diagrams.ts';
import { chooseBooks, type Chosen } from './outputs/choose-books.ts';
import { prepare, type PreparedPublication } from './prepare.ts';
import { browserOf, cacheOf, isLocked, printLimitOf } from './read-options.ts';
import { diagnoseTracked } from './tracked-outputs.ts';
import { describeUnpublished } from './unpublished.ts';
import { describeWordless } from './wordless-languages.ts';
import { UsageError, unknown } from './usage-error.ts';

/** A build whose sources are read, resolved and checked. */
export interface OpenedBuild {
  readonly prepared: PreparedPublication;
  readonly chosen: Chosen;
  /** What is wrong with the content so far: no errors. */
  readonly diagnostics: readonly Diagnostic[];
  /** What is wrong with where the outputs are. */
  readonly tracked: readonly Diagnostic[];
  /** `54 articles in 4 series` */
  readonly content: string;
  /** What a person should know of it beside its problems, a line each. */
  readonly notes: readonly string[];
}

/** Opens a build, and gives what `make` makes of it, unless an error is in the way. */
export async function withBuild(
  context: BuildContext,
  make: (opened: OpenedBuild, printer: Printer) => Promise<BuildOutcome>,
): Promise<BuildOutcome> {
  const { options, host } = context;
  const printer = openPrinter({
    executablePath: browserOf(options, host),
    timeLimit: printLimitOf(options),
    environment: host.environment,
  });
  try {
    const opened = await openBuild(printer, context);
    return 'state' in opened ? opened : await make(opened, printer);
  } finally {
    await printer.close();
  }
}

async function openBuild(printer: Printer, context: BuildContext): Promise<OpenedBuild | BuildOutcome> {
  const { options, host, asOf, workspace, progress } = context;
  const plugins = await loadPlugins(workspace.root);
  const known = formatsWith(plugins.value);
  const formats = hasErrors(plugins.diagnostics) ? [] : chooseFormats(options.formats, known);
  // Where nothing is kept, books are printed for sure: the browser starts while the sources are read.
  const isPrinted =
    context.mode === 'build' &&
    context.shards === undefined &&
    formats.some(({ stage }) => stage === 'print');
  if (isPrinted && cacheOf(options, host) === undefined) printer.start();
  const diagrams = workspace.cache?.store('diagrams');
  const drawDiagrams = openDiagrams(
    {
      root: workspace.root,
      store: context.wrapDiagrams?.(diagrams) ?? diagrams,
      executablePath: browserOf(options, host),
    },
    host,
  );
  progress.working('Reading');
  const { prepared, diagnostics } = await prepare(
    workspace.root,
    host.templates,
    asOf,
    { ...workspace, loadPlugins: () => Promise.resolve(plugins) },
    { isStrict: options.strict === true, drawDiagrams },
  );
  const refused = prepared !== undefined && isLocked(options, host) ? refuseChanges(prepared.addresses) : [];
  const tracked =
    prepared?.forMembers === undefined ? [] : prepared.applyLevels(diagnoseTracked(workspace.output));
  if (prepared === undefined || refused.length > 0 || hasErrors(tracked))
    return stopped(context, [...diagnostics, ...refused, ...tracked]);
  const content = countContent(prepared.publication);
  progress.step('Read', content);
  const notOut = listUnpublished(prepared.loaded.articles, asOf);
  const chosen = chooseBooks(options, prepared.publication, formats, notOut);
  const notes = [...describeUnpublished(notOut), ...describeWordless(prepared)];
  return { prepared, chosen, diagnostics, tracked, content, notes };
}

/** The outcome of a build that writes nothing. */
export function stopped(
  { workspace }: Pick<BuildContext, 'workspace'>,
  diagnostics: readonly Diagnostic[],
): BuildOutcome {
  const nothing = { failures: [], files: [], notes: [], explanations: [], addresses: [] };
  return { state: 'stopped', diagnostics, content: '', sources: workspace.files, ...nothing };
}

/** The formats of these ids, or those that are usual. */
function chooseFormats(ids: readonly string[] | undefined, { all, usual }: Formats): readonly Format[] {
  if (ids === undefined) return usual;
  const known = all.map(({ id }) => id);
  for (const id of ids) if (!known.includes(id)) throw new UsageError(unknown('format', id, known));
  return all.filter(({ id }) => ids.includes(id));
}
