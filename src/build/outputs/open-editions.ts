import type { RenderInput } from '../../formats/format.ts';
import type { MakeServices } from '../../formats/make-services.ts';
import { openPaginations } from '../../formats/pagination.ts';
import { openDigests } from '../../incremental/digests.ts';
import { openEarlierRecords } from '../../incremental/earlier-records.ts';
import type { SourcePath } from '../../model/paths.ts';
import type { Printer } from '../../platform/browser.ts';
import { placementFor, publicationsOf } from '../audiences.ts';
import type { BuildContext } from '../build-context.ts';
import { digestTemplates } from '../digest-templates.ts';
import type { PreparedPublication } from '../prepare.ts';
import { openReuse, type Caches, type MayLeave } from '../reuse.ts';
import type { Chosen } from './choose-books.ts';
import type { Edition } from './plan-outputs.ts';
import { makeInput } from './render-input.ts';
import { offerEarlier, openReusableOutputs } from './reusable-outputs.ts';

/** What formats are given for one audience. */
interface Given {
  readonly input: RenderInput;
  readonly services: MakeServices;
}

/** What is made for everyone and for members, and from what. */
export interface Editions {
  /** What formats are given, for each audience. */
  readonly given: readonly Given[];
  readonly openEdition: (given: Given) => Edition;
}

interface OtherSources extends Omit<Caches, 'cache'> {
  /** What has printed the books elsewhere (default: what prints here). */
  readonly printedBy?: string | undefined;
  /** Whether other machines may be given some work (default: any). */
  readonly mayLeave?: MayLeave | undefined;
}

export async function openEditions(
  prepared: PreparedPublication,
  chosen: Chosen,
  { host, workspace }: Pick<BuildContext, 'host' | 'workspace'>,
  printer: Printer,
  { printedBy: printedElsewhere, mayLeave, ...caches }: OtherSources,
): Promise<Editions> {
  const { output, earlier, cache, scratch } = workspace;
  const isPrinted = chosen.formats.some(({ stage }) => stage === 'print');
  const printedBy = isPrinted ? (printedElsewhere ?? (await printer.identify())) : undefined;
  const reuse = openReuse({ cache, ...caches }, printer, host, scratch, mayLeave);
  const tools = `${workspace.tools} ${digestTemplates(prepared.templates)}`;
  return {
    given: publicationsOf(prepared).map((publication): Given => ({
      input: makeInput(prepared, host.environment, {
        publication,
        ...chosen.booksOf(publication),
        downloads: [],
      }),
      services: { print: printer.print, paginations: openPaginations(), ...reuse(publication.audience) },
    })),
    openEdition: ({ input, services }) => {
      const { publication, epoch, downloads } = input;
      const fileDigest = (path: SourcePath) => earlier.scan.digestOf(path);
      const { loaded, cited } = prepared;
      const place = placementFor(publication.audience, prepared.formats);
      const facts = { loaded, publication, fileDigest, tools, epoch, printedBy, downloads, cited };
      const digestAll = openDigests(facts);
      const reusable = openReusableOutputs(earlier.outputs, digestAll);
      const earlierRecords = openEarlierRecords(cache?.store('records'), digestAll);
      const earlierOutputs = offerEarlier(earlier.outputs, reusable, place, output);
      return { input, services: { ...services, earlierOutputs, earlierRecords }, place, reusable };
    },
  };
}
