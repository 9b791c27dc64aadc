import { availableParallelism } from 'node:os';
import { openStaging, type Staging } from '../../emit/staging.ts';
import type { RenderInput } from '../../formats/format.ts';
import type { MakeServices } from '../../formats/make-services.ts';
import { openPaginations } from '../../formats/pagination.ts';
import { openDigests } from '../../incremental/digests.ts';
import type { SourcePath } from '../../model/paths.ts';
import type { Printer } from '../../platform/browser.ts';
import { folderOf } from '../audience-folders.ts';
import { placementFor, publicationsOf } from '../audiences.ts';
import type { BuildContext } from '../build-context.ts';
import type { Chosen } from './choose-books.ts';
import { openCleanFiles } from '../leak-gate/clean-files.ts';
import { digestTemplates } from '../digest-templates.ts';
import { makeInput } from './render-input.ts';
import { knownOutputs } from '../keep-record.ts';
import type { Edition } from './plan-outputs.ts';
import type { PreparedPublication } from '../prepare.ts';
import { openReuse, type Caches } from '../reuse.ts';
import { openDeparture } from '../leak-gate/open-departure.ts';
import { openEarlySearch, type EarlySearch } from '../leak-gate/early-search.ts';
import { openMemberFingerprints, type MemberFingerprints } from '../leak-gate/member-fingerprints.ts';
import { offerEarlier, openReusableOutputs } from './reusable-outputs.ts';
import { searchThreadsOf } from '../threads.ts';

/** What formats are given for one audience. */
interface Given {
  readonly input: RenderInput;
  readonly services: MakeServices;
}

/** What all steps that make outputs work with. */
export interface OutputContext {
  readonly prepared: PreparedPublication;
  readonly chosen: Chosen;
  readonly build: BuildContext;
  readonly staging: Staging;
  /** What formats are given, for each audience. */
  readonly given: readonly Given[];
  /** How many printed books are waited for at a time. */
  readonly packing: number;
  readonly openEdition: (given: Given) => Edition;
  readonly memberFingerprints: () => Promise<MemberFingerprints | undefined>;
  readonly earlySearch: EarlySearch;
  close(): Promise<void>;
}

/** Of books that are with workers: each is in memory until it is uploaded. */
const mostOrders = 512;

export async function openOutputContext(
  prepared: PreparedPublication,
  chosen: Chosen,
  build: BuildContext,
  printer: Printer,
  shared: Omit<Caches, 'cache'>,
): Promise<OutputContext> {
  const { options, host, workspace } = build;
  const { output, owner, disk, earlier, cache, scratch } = workspace;
  const isPrinted = chosen.formats.some(({ stage }) => stage === 'print');
  const printedBy = isPrinted ? await printer.identify() : undefined;
  const memberFingerprints = openMemberFingerprints(prepared, (fingerprints) =>
    openCleanFiles(cache?.store('clean'), fingerprints, host.fingerprint),
  );
  const reuse = openReuse({ cache, ...shared }, printer, host, scratch, openDeparture(memberFingerprints));
  const given = publicationsOf(prepared).map((publication): Given => ({
    input: makeInput(prepared, host.environment, {
      publication,
      ...chosen.booksOf(publication),
      downloads: [],
    }),
    services: { print: printer.print, paginations: openPaginations(), ...reuse(publication.audience) },
  }));
  const tools = `${workspace.tools} ${digestTemplates(prepared.templates)}`;
  const openEdition = ({ input, services }: Given): Edition => {
    const { publication, epoch, downloads } = input;
    const fileDigest = (path: SourcePath) => earlier.scan.digestOf(path);
    const { loaded, cited } = prepared;
    const place = placementFor(publication.audience, prepared.formats);
    const facts = { loaded, publication, fileDigest, tools, epoch, printedBy, downloads, cited };
    const reusable = openReusableOutputs(earlier.outputs, openDigests(facts));
    const earlierOutputs = offerEarlier(earlier.outputs, reusable, place, output);
    return { input, services: { ...services, earlierOutputs }, place, reusable };
  };
  const earlySearch = openEarlySearch(searchThreadsOf(options, host), memberFingerprints, prepared.formats);
  const known = knownOutputs(workspace);
  const staging = openStaging(output, { owner, protectedFolders: [folderOf.members], disk, known });
  return {
    prepared,
    chosen,
    build,
    staging,
    given,
    packing: shared.coordinator === undefined ? availableParallelism() : mostOrders,
    openEdition,
    memberFingerprints,
    earlySearch,
    close: async () => {
      await earlySearch.close();
      staging.close();
    },
  };
}
