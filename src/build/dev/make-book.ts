import type { Format } from '../../formats/format.ts';
import type { MakeServices } from '../../formats/make-services.ts';
import { noPaginations } from '../../formats/pagination.ts';
import { bookPath } from '../../formats/plan-books.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import type { Book } from '../../model/book.ts';
import type { OutputPath } from '../../model/paths.ts';
import type { Publication } from '../../model/publication.ts';
import { isOfAudience, placementFor, publicationsOf } from '../audiences.ts';
import { makeInput } from '../outputs/render-input.ts';
import type { Host } from '../host.ts';
import { readAndRemove } from '../../platform/join-on-disk.ts';
import type { PreparedPublication } from '../prepare.ts';
import { renderJobs, type Rendered } from '../outputs/render.ts';
import { textsIn } from '../outputs/reusable-outputs.ts';

/** A book that was made because somebody asked for it. */
export interface MadeBook {
  readonly label: string;
  readonly title: string;
  readonly bytes: Uint8Array;
  readonly diagnostics: readonly Diagnostic[];
}

export type DevServices = Omit<MakeServices, 'paginations' | 'earlierOutputs'>;

/** Makes one book, as a build of its format alone would. Throws when an error in the content is in the way. */
export async function makeBookAt(
  path: OutputPath,
  prepared: PreparedPublication,
  environment: Host['environment'],
  given: DevServices,
): Promise<MadeBook> {
  const { publication, format, book } = findBook(path, prepared);
  const isHandout = publication.handouts.includes(book);
  // No other format is printed for it.
  const services = { ...given, paginations: noPaginations() };
  const input = makeInput(prepared, environment, {
    publication,
    books: isHandout ? [] : [book],
    handouts: isHandout ? [book] : [],
    downloads: [],
  });
  const jobs = format.plan(input);
  await prepared.readBodies(jobs.flatMap(({ output }) => textsIn(output?.dependsOn, [])));
  const steps: Rendered[] = [];
  const rendering = { audience: publication.audience, services, place: (one: OutputPath) => one };
  const diagnostics = await renderJobs(format, jobs, rendering, (step) => steps.push(step));
  const [step] = steps;
  const [artifact] = step?.artifacts ?? [];
  if (hasErrors(diagnostics) || step === undefined || artifact?.kind !== 'book') {
    const reasons = diagnostics.map(({ message }) => message);
    throw new Error(`${format.label} ${book.title} cannot be made: ${reasons.join(' ')}`);
  }
  const bytes = readAndRemove(await artifact.make(services));
  const found = step.job.inspect?.(bytes.length) ?? [];
  return { label: format.label, title: step.job.title, bytes, diagnostics: [...diagnostics, ...found] };
}

interface LocatedBook {
  readonly publication: Publication;
  readonly format: Format;
  readonly book: Book;
}

function findBook(path: OutputPath, prepared: PreparedPublication): LocatedBook {
  for (const publication of publicationsOf(prepared)) {
    const { books, handouts, audience } = publication;
    const place = placementFor(audience, prepared.formats);
    for (const format of prepared.formats.offered) {
      const own = [...books, ...(format.hasHandouts ? handouts : [])].filter((book) =>
        isOfAudience(book, publication),
      );
      const book = own.find((one) => place(bookPath(format, one)) === path);
      if (book !== undefined) return { publication, format, book };
    }
  }
  throw new Error(`There is no book at ${path}.`);
}
