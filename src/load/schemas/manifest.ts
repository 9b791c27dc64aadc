import { z } from 'zod';
import { date, language, names, text } from './values.ts';

const part = text.meta({ description: 'The id of an article: the name of its file, without the ending.' });

const section = z.strictObject({
  section: text.meta({ description: 'The heading of the section.' }),
  parts: z.array(part).min(1).meta({ description: 'The parts under this heading, in order.' }),
});

/** `series/<id>.yaml`. */
export const manifestSchema = z
  .strictObject({
    title: text.meta({ description: 'The title of the series.' }),
    summary: text.meta({ description: 'One or two sentences about the series.' }),
    language: language,
    editors: names.meta({ description: 'The editors of the series.' }),
    edition: z
      .strictObject({ number: z.int().min(1), date: date })
      .meta({ description: 'The edition of the e-book, and the day it is dated.' }),
    cover: text
      .optional()
      .meta({ description: 'An image for the cover, relative to this file. One is made otherwise.' }),
    planned: z.int().min(1).optional().meta({
      description: 'The announced number of parts, when more are to come than are listed.',
    }),
    parts: z.array(z.union([part, section])).meta({
      description: 'The parts in order: ids of articles, or sections with a heading and parts of their own.',
    }),
  })
  .meta({ title: 'Kolofon: a series' });

export type Manifest = z.infer<typeof manifestSchema>;
