import * as z from 'zod';
import { imprint } from './imprint.ts';
import { parts } from './parts.ts';

/** `series/<id>.yaml`. */
export const manifestSchema = z
  .strictObject({
    ...imprint,
    planned: z.int().min(1).max(10_000).optional().meta({
      description: 'The announced number of parts, if more are to come.',
    }),
    parts: parts.meta({
      description: 'The parts in order: ids of articles, or sections with a heading and their own parts.',
    }),
  })
  .meta({ title: 'Kolofon: a series' });

export type WrittenManifest = z.infer<typeof manifestSchema>;
