import * as z from 'zod';
import { longestName } from '../../model/ids.ts';
import { imprint } from './imprint.ts';
import { collectionParts } from './parts.ts';

/** An entry of `collections` in `series/publication.yaml`: an anthology. */
export const collectionSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    .max(longestName)
    .meta({ description: 'Its name in URLs and files: letters a to z, digits and hyphens.' }),
  ...imprint,
  parts: collectionParts.meta({
    description: 'Its contents in order: whole series, ids of articles, or sections with a heading.',
  }),
});

export type Collection = z.infer<typeof collectionSchema>;
