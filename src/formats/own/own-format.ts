import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { readFailure } from '../../markdown/plugins/describe-plugin-error.ts';
import type { Book } from '../../model/book.ts';
import { startOf } from '../../model/place.ts';
import { joinOnDisk } from '../../platform/join-on-disk.ts';
import type { BookFormat } from '../../plugins/book-format.ts';
import { inputOfBook } from '../book-input.ts';
import type { Format, RenderInput } from '../format.ts';
import { planBooks } from '../plan-books.ts';
import { describeContent } from './describe-content.ts';

interface OwnBook {
  readonly content: string | Uint8Array;
  readonly diagnostics: readonly Diagnostic[];
}

/** A format that a publication adds, whose folder is `root`. Books are made when they are rendered, so that `check` finds what fails. */
export function ownFormat(own: BookFormat, root: string): Format {
  const { id, label, ending = id, onRequest = false } = own;
  const format = { id, label, ending, stage: 'e-book' as const };
  return {
    ...format,
    ...(onRequest ? { onRequest: true as const } : {}),
    plan: (input) =>
      planBooks(format, input, {
        prepare: () => Promise.resolve(undefined),
        render: (book) => make(own, root, book, input),
        pack: ({ content }) => joinOnDisk([typeof content === 'string' ? Buffer.from(content) : content]),
        lint: ({ diagnostics }) => diagnostics,
      }),
  };
}

async function make(own: BookFormat, root: string, book: Book, input: RenderInput): Promise<OwnBook> {
  const content = describeContent(book, inputOfBook(book, input));
  try {
    const made: unknown = await own.make(content);
    if (typeof made === 'string' || made instanceof Uint8Array) return { content: made, diagnostics: [] };
    return fail(book, `The format ${own.id} returned neither text nor bytes for "${book.title}".`);
  } catch (error) {
    const { reason, hint } = readFailure(error, root);
    return fail(book, `The format ${own.id} fails on "${book.title}": ${reason}.`, hint);
  }
}

function fail({ source }: Book, message: string, hint?: string): OwnBook {
  return { content: '', diagnostics: [diagnose('plugin-works', startOf(source), message, { hint })] };
}
