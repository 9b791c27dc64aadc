import { join } from 'node:path';
import { hasErrors, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { dropRepeated } from '../diagnostics/order.ts';
import { openStaging } from '../emit/staging.ts';
import { stages, type Format } from '../formats/format.ts';
import type { Paginations } from '../formats/pagination.ts';
import type { Fingerprints } from '../leaks/fingerprints.ts';
import { openCache } from '../cache/cache.ts';
import { openPrinter } from '../platform/browser.ts';
import type { SourceFiles } from '../platform/source-files.ts';
import { refuseChanges, saveAddresses } from './address-lock.ts';
import { folderOf, publicationsOf } from './audiences.ts';
import { openCleanFiles } from './clean-files.ts';
import { chooseBooks, type Chosen } from './chosen-books.ts';
import type { Command, CommandInput, ExitCode } from './command.ts';
import { dayOfBuild } from './dates.ts';
import { tellFailures, type Failure } from './failures.ts';
import { findLeaks } from './find-leaks.ts';
import { findDownloads, makeInput } from './format-input.ts';
import {
  asOfOption,
  cacheOption,
  chosenCache,
  chosenDay,
  chosenFormats,
  chosenReporter,
  chosenRoot,
  isLocked,
  lockedOption,
  noCacheOption,
  reporterOption,
  rootOption,
} from './options.ts';
import { packageAll } from './package.ts';
import { prepare, type Prepared } from './prepare.ts';
import { openProgress, type Progress } from './progress.ts';
import { renderFormat } from './render.ts';
import { openReuse } from './reuse.ts';
import { countContent, tellProblems } from './tell.ts';

export const build: Command = {
  summary: 'Make the site and the books: dist/site, dist/epub, dist/pdf.',
  details: `Reads series/, checks everything, and makes every format of every series.
An error in the content stops it before anything in dist changes.

  kolofon build
  kolofon build --format epub,pdf --series key-account-management
  kolofon build --article nettverk-og-relasjon
  kolofon build --format press
  kolofon build --format site,server
  kolofon build --root ../my-publication --out ../books`,
  options: {
    root: rootOption,
    out: { type: 'string', value: 'FOLDER', summary: 'Where the outputs go (default: dist in the root).' },
    format: {
      type: 'string',
      value: 'IDS',
      summary: 'Only these formats: epub, pdf, press, site, server (default: all but press and server).',
    },
    series: {
      type: 'string',
      value: 'IDS',
      summary: 'Only the books of these series and collections. A site is always whole.',
    },
    article: {
      type: 'string',
      value: 'IDS',
      summary: 'A small book of each of these articles, and nothing else.',
    },
    'as-of': asOfOption,
    locked: lockedOption,
    reporter: reporterOption,
    cache: cacheOption,
    'no-cache': noCacheOption,
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
    const refused = prepared !== undefined && isLocked(input) ? refuseChanges(prepared.addresses) : [];
    if (prepared === undefined || refused.length > 0) {
      const problems = [...diagnostics, ...refused];
      tellProblems(problems, reporter, files, input);
      progress.stopped(problems);
      return 1;
    }
    progress.step('Read', countContent(prepared.publication));
    const chosen = chooseBooks(input, prepared.publication, formats);
    const made = await make(prepared, chosen, files, input, progress);
    const all = dropRepeated([...diagnostics, ...made.diagnostics]);
    tellProblems(all, reporter, files, input);
    const code = conclude(all, made.failures, progress, input);
    const isWholeSite = chosen.isWhole && hasSite(chosen.formats);
    if (code === 0 && isWholeSite && !isLocked(input)) saveAddresses(prepared.addresses, input);
    return code;
  },
};

/** The settings of a server are made beside a site, and are none. */
function hasSite(formats: readonly Format[]): boolean {
  return formats.some(({ id }) => id === folderOf.everyone);
}

interface Made {
  readonly diagnostics: readonly Diagnostic[];
  readonly failures: readonly Failure[];
}

async function make(
  prepared: Prepared,
  { formats, booksOf, isWhole }: Chosen,
  files: SourceFiles,
  input: CommandInput,
  progress: Progress,
): Promise<Made> {
  const output =
    typeof input.options['out'] === 'string' ? input.options['out'] : join(chosenRoot(input), 'dist');
  const browser = input.options['browser'];
  const printer = openPrinter({
    executablePath: typeof browser === 'string' ? browser : undefined,
    environment: input.environment,
  });
  const folder = chosenCache(input);
  const cache = folder === undefined ? undefined : openCache(folder);
  const reuse = openReuse(cache, printer, input);
  const staging = openStaging(output);
  const publications = publicationsOf(prepared).map((publication) => ({
    publication,
    ...booksOf(publication),
    paginations: new Map() satisfies Paginations,
  }));
  const diagnostics: Diagnostic[] = [];
  const failures: Failure[] = [];
  try {
    for (const stage of stages) {
      const own = formats.filter((format) => format.stage === stage);
      const results = await Promise.all(
        publications.flatMap((one) => {
          const downloads = stage === 'site' ? findDownloads(one.publication, staging) : [];
          const given = { ...one, print: printer.print, ...reuse, downloads };
          const formatInput = makeInput(prepared, input.environment, given);
          return own.map((format) => renderFormat(format, formatInput));
        }),
      );
      diagnostics.push(...results.flatMap((result) => result.diagnostics));
      if (hasErrors(diagnostics)) return { diagnostics, failures };
      const rendered = results.flatMap((result) => result.rendered);
      const packaged = await packageAll(rendered, staging, progress);
      failures.push(...packaged.failures);
      diagnostics.push(...packaged.diagnostics);
    }
    const isReplaced = (format: Format) =>
      formats.includes(format) &&
      (format.stage === 'site' || (isWhole && !failures.some((failure) => failure.format === format.id)));
    progress.working('Looking for what is for members');
    const openClean = (fingerprints: Fingerprints) =>
      openCleanFiles(cache?.store('clean'), fingerprints, input.fingerprint);
    diagnostics.push(...(await findLeaks(prepared, isReplaced, staging, files, openClean)));
    if (hasErrors(diagnostics)) return { diagnostics, failures };
    for (const format of formats) staging.commit(format.id, !isReplaced(format));
    if (prepared.forMembers !== undefined) staging.commit(folderOf.members, !hasSite(formats));
    else if (hasSite(formats)) staging.discard(folderOf.members);
    return { diagnostics, failures };
  } finally {
    staging.close();
    await printer.close();
    cache?.prune(prepared.cacheMax);
  }
}

function conclude(
  diagnostics: readonly Diagnostic[],
  failures: readonly Failure[],
  progress: Progress,
  { terminal }: CommandInput,
): ExitCode {
  tellFailures(failures, terminal);
  if (hasErrors(diagnostics)) {
    progress.stopped(diagnostics);
    return 1;
  }
  progress.summary(diagnostics, failures.length);
  return failures.length > 0 ? 2 : 0;
}
