import * as z from 'zod';
import { imprint } from './imprint.ts';
import { text, title } from './values.ts';
import { longestName } from '../../model/ids.ts';

const part = title.meta({ description: 'The id of an article: its file name without .md.' });

const section = z.strictObject({
  section: title.meta({ description: 'The heading of the section.' }),
  parts: z.array(part).min(1).max(10_000).meta({ description: 'The parts under this heading, in order.' }),
});

const wholeSeries = z.strictObject({
  series: text.meta({ description: 'The id of a series, to include all its parts.' }),
});

/** What a series contains. */
const parts = z.array(z.union([part, section])).max(10_000);

/** What a collection contains. */
const collectionParts = z
  .array(z.union([part, section, wholeSeries]))
  .min(1)
  .max(10_000);

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
