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
    .meta({ description: 'Its name in addresses and files: letters a to z, digits and hyphens.' }),
  ...imprint,
  parts: collectionParts.meta({
    description: 'What it holds, in order: whole series, articles by their ids, or sections with a heading.',
  }),
});

export type Collection = z.infer<typeof collectionSchema>;
