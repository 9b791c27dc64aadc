import { append } from '../../model/append.ts';
import type { MeasuredFront } from './measure-front.ts';
import { postprocessPiece, type PieceFacts } from './postprocess-piece.ts';
import { attachFiles } from './postprocess/attachments.ts';
import { writeMetadata } from './postprocess/metadata.ts';
import { writeOutline } from './postprocess/outline.ts';
import { labelPages } from './postprocess/page-labels.ts';
import type { PdfFile } from './postprocess/pdf-file.ts';
import { openPdfWriter } from './postprocess/pdf-writer.ts';
import {
  branchOff,
  joinBranches,
  listIndexes,
  listRoots,
  writeDestinations,
  type Branch,
} from './postprocess/pieces.ts';
import { saveTags } from './postprocess/tags.ts';
import type { PlacedPiece } from './print-in-pieces.ts';
import type { Numbering } from './printed-piece.ts';
import type { PrintableBook } from './render-book.ts';
import { listObstacles } from './ua/check-ua.ts';

/**
 * The bytes of a book that was printed at once, or piece by piece, each of which is fixed and written before the next
 * is printed. What the pieces say about themselves is added to `pieceFacts`.
 */
export async function* bindPieces(
  book: PrintableBook,
  front: MeasuredFront,
  pieces: AsyncIterable<PlacedPiece>,
  numbering: Numbering,
  pieceFacts: PieceFacts[],
): AsyncGenerator<Uint8Array> {
  const writer = openPdfWriter();
  const branches = new Map<PieceFacts, Branch>();
  for await (const piece of pieces) {
    const { file, role } = piece;
    const levels =
      role === 'body' ? [front, ...pieceFacts].flatMap(({ headingLevels }) => headingLevels) : [];
    const { top, facts } = await postprocessPiece(piece, book, levels);
    pieceFacts.push(facts);
    const omitted = [...piece.omitted, ...listIndexes(file)];
    if (role === 'whole') saveTags(file, top);
    else {
      const branch = branchOff(file, top, facts.pages, numbering.key);
      branches.set(facts, branch);
      append(omitted, listRoots(file, top, role === 'front'));
      numbering.key = branch.nextKey;
    }
    const isLast = role !== 'body';
    if (isLast) {
      const inOrder = inBookOrder(pieceFacts);
      if (role === 'front')
        joinBranches(
          file,
          top,
          inOrder.flatMap((one) => branches.get(one) ?? []),
        );
      describeFile(file, book, inOrder);
    }
    yield* await writer.add(file, new Set(omitted));
    if (isLast) yield* writer.end(file);
    numbering.object = file.nextNumber - 1;
    numbering.element = piece.nextElement;
  }
}

/** What is printed last may be first. */
export function inBookOrder(pieces: readonly PieceFacts[]): PieceFacts[] {
  return pieces.toSorted((a, b) => a.pagesBefore - b.pagesBefore);
}

/** Writes what is said of the whole book into its last piece. */
function describeFile(file: PdfFile, book: PrintableBook, pieces: readonly PieceFacts[]): void {
  const obstacles = listObstacles(pieces.flatMap(({ problems }) => problems));
  writeDestinations(file, new Map(pieces.flatMap(({ destinations }) => [...destinations])));
  writeOutline(
    file,
    pieces.flatMap(({ outline }) => outline),
    book.openOutlineLevels,
  );
  attachFiles(file, book.attachments);
  labelPages(file, book.pageNames, pieces[0]?.frontPages ?? 0);
  writeMetadata(file, book.description, obstacles.length === 0);
}
