import { diagnose, type Diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Book } from '../../../model/book.ts';
import { startOf } from '../../../model/place.ts';

/** Says why a printed book does not claim to be accessible. */
export function diagnoseObstacles({ title, source }: Book, obstacles: readonly string[]): Diagnostic[] {
  if (obstacles.length === 0) return [];
  return [
    diagnose(
      'pdf-accessible',
      startOf(source),
      `The PDF "${title}" does not claim PDF/UA-1: ${obstacles.join('; ')}.`,
      {
        hint: 'The numbers are sections of ISO 14289-1. Fix what comes from your own templates, and report the rest as a bug in Kolofon.',
      },
    ),
  ];
}
