import * as z from 'zod';
import { text, title } from './values.ts';

const part = title.meta({ description: 'The id of an article: its file name without .md.' });

const section = z.strictObject({
  section: title.meta({ description: 'The heading of the section.' }),
  parts: z.array(part).min(1).max(10_000).meta({ description: 'The parts under this heading, in order.' }),
});

const wholeSeries = z.strictObject({
  series: text.meta({ description: 'The id of a series, to include all its parts.' }),
});

/** What a series contains. */
export const parts = z.array(z.union([part, section])).max(10_000);

/** What a collection contains. */
export const collectionParts = z
  .array(z.union([part, section, wholeSeries]))
  .min(1)
  .max(10_000);
