import { openStaging, type Staging } from '../emit/staging.ts';
import type { FormatInput } from '../formats/format.ts';
import { openPaginations } from '../formats/pagination.ts';
import { openDigests } from '../incremental/digests.ts';
import type { SourcePath } from '../model/paths.ts';
import type { Printer } from '../platform/browser.ts';
import { folderOf } from './audience-folders.ts';
import { publicationsOf } from './audiences.ts';
import type { BuildContext } from './build-context.ts';
import type { Chosen } from './chosen-books.ts';
import { openCleanFiles } from './clean-files.ts';
import { digestTemplates } from './digest-templates.ts';
import { makeInput } from './format-input.ts';
import { knownOutputs } from './keep-record.ts';
import type { Edition } from './plan-outputs.ts';
import type { Prepared } from './prepare.ts';
import { openReuse } from './reuse.ts';
import { openSearchAhead, type SearchAhead } from './search-ahead.ts';
import { openSecrets, type Secrets } from './secrets.ts';
import { offerEarlier, openStanding } from './standing-outputs.ts';
import { searchThreadsOf } from './threads.ts';

/** What all steps that make outputs work with. */
export interface Making {
  readonly prepared: Prepared;
  readonly chosen: Chosen;
  readonly context: BuildContext;
  readonly staging: Staging;
  /** What formats are given, for each audience. */
  readonly inputs: readonly FormatInput[];
  readonly editionOf: (input: FormatInput) => Edition;
  readonly secrets: () => Promise<Secrets | undefined>;
  readonly ahead: SearchAhead;
  close(): Promise<void>;
}

export async function openMaking(
  prepared: Prepared,
  chosen: Chosen,
  context: BuildContext,
  printer: Printer,
): Promise<Making> {
  const { options, host, workplace } = context;
  const { output, owner, disk, earlier, cache, scratch } = workplace;
  const isPrinted = chosen.formats.some(({ stage }) => stage === 'print');
  const printedBy = isPrinted ? await printer.identify() : undefined;
  const reuse = openReuse(cache, printer, host, scratch);
  const inputs = publicationsOf(prepared).map((publication) =>
    makeInput(prepared, host.environment, {
      publication,
      ...chosen.booksOf(publication),
      paginations: openPaginations(),
      print: printer.print,
      ...reuse,
      downloads: [],
    }),
  );
  const tools = `${workplace.tools} ${digestTemplates(prepared.templates)}`;
  const editionOf = (input: FormatInput): Edition => {
    const { publication, epoch, downloads } = input;
    const fileDigest = (path: SourcePath) => earlier.scan.digestOf(path);
    const { loaded } = prepared;
    const facts = { loaded, publication, fileDigest, tools, epoch, printedBy, downloads };
    const standing = openStanding(earlier.outputs, openDigests(facts));
    const earlierOutputs = offerEarlier(earlier.outputs, standing, publication.audience, output);
    return { input: { ...input, earlierOutputs }, standing };
  };
  const secrets = openSecrets(prepared, (fingerprints) =>
    openCleanFiles(cache?.store('clean'), fingerprints, host.fingerprint),
  );
  const ahead = openSearchAhead(searchThreadsOf(options, host), secrets);
  const known = knownOutputs(workplace);
  const staging = openStaging(output, { owner, protectedFolders: [folderOf.members], disk, known });
  return {
    prepared,
    chosen,
    context,
    staging,
    inputs,
    editionOf,
    secrets,
    ahead,
    close: async () => {
      await ahead.close();
      staging.close();
    },
  };
}
