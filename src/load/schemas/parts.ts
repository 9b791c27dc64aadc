import * as z from 'zod';
import { text } from './values.ts';

const part = text.meta({ description: 'The id of an article: the name of its file, without the ending.' });

const section = z.strictObject({
  section: text.meta({ description: 'The heading of the section.' }),
  parts: z.array(part).min(1).meta({ description: 'The parts under this heading, in order.' }),
});

const wholeSeries = z.strictObject({
  series: text.meta({ description: 'The id of a series, all parts of which are taken.' }),
});

/** What a series holds. */
export const parts = z.array(z.union([part, section]));

/** What a collection holds. */
export const collectionParts = z.array(z.union([part, section, wholeSeries])).min(1);
