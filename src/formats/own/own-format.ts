import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Book } from '../../model/book.ts';
import { startOf } from '../../model/place.ts';
import { joinOnDisk } from '../../platform/join-on-disk.ts';
import type { BookFormat } from '../../plugins/book-format.ts';
import type { Format, RenderInput } from '../format.ts';
import { planBooks } from '../plan-books.ts';
import { describeContent } from './describe-content.ts';

interface OwnBook {
  readonly content: string | Uint8Array;
  readonly diagnostics: readonly Diagnostic[];
}

/** A format that a publication adds. Books are made when they are rendered, so that `check` finds what fails. */
export function ownFormat(own: BookFormat): Format {
  const { id, label, ending = id, onRequest = false } = own;
  const format = { id, label, ending, stage: 'e-book' as const };
  return {
    ...format,
    ...(onRequest ? { onRequest: true as const } : {}),
    plan: (input) =>
      planBooks(format, input, {
        prepare: () => Promise.resolve(undefined),
        render: (book) => make(own, book, input),
        pack: ({ content }) => joinOnDisk([typeof content === 'string' ? Buffer.from(content) : content]),
        lint: ({ diagnostics }) => diagnostics,
      }),
  };
}

async function make(own: BookFormat, book: Book, input: RenderInput): Promise<OwnBook> {
  const { id } = own;
  try {
    const content: unknown = await own.make(describeContent(book, input));
    if (typeof content === 'string' || content instanceof Uint8Array) return { content, diagnostics: [] };
    return fail(book, `The format ${id} makes no text and no bytes of "${book.title}".`);
  } catch (error) {
    const said = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
    return fail(book, `The format ${id} fails on "${book.title}": ${said.replace(/\.$/, '')}.`);
  }
}

function fail({ source }: Book, message: string): OwnBook {
  return { content: '', diagnostics: [diagnose('plugin-works', startOf(source), message)] };
}
