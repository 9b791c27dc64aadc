import * as z from 'zod';
import { text } from './values.ts';

const name = z.looseObject({
  family: z.string().optional(),
  given: z.string().optional(),
  literal: z.string().optional(),
});

/** `series/references.yaml`: a list of items as CSL-JSON has them. */
export const referencesSchema = z
  .array(
    z.looseObject({
      id: z
        .string()
        .regex(/^[\p{L}\p{N}_][\p{L}\p{N}_:.-]*$/u)
        .meta({ description: 'The key that articles cite.' }),
      type: text.meta({ description: 'A CSL type: book, chapter, article-journal …' }),
      // The program that sets citations needs time that grows with the square of its markup.
      title: z.string().max(5_000).optional(),
      author: z.array(name).optional(),
      editor: z.array(name).optional(),
      issued: z.looseObject({}).optional(),
    }),
  )
  .meta({ title: 'Kolofon: references (CSL-JSON)' });
