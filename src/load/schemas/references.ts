import * as z from 'zod';
import { text } from './values.ts';

const name = z.looseObject({
  family: z.string().optional().meta({ description: 'The family name.' }),
  given: z.string().optional().meta({ description: 'The given name.' }),
  literal: z.string().optional().meta({ description: 'The whole name, of an organisation for example.' }),
});

/** `series/references.yaml`: a list of items as CSL-JSON has them. */
export const referencesSchema = z
  .array(
    z.looseObject({
      id: z
        .string()
        .regex(/^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_:.-]*$/u)
        .meta({ description: 'The key that articles cite.' }),
      type: text.meta({ description: 'The CSL type: book, chapter, article-journal …' }),
      // The program that sets citations needs time that grows with the square of its markup.
      title: z.string().max(5_000).optional().meta({ description: 'The title.' }),
      author: z.array(name).optional().meta({ description: 'The authors.' }),
      editor: z.array(name).optional().meta({ description: 'The editors.' }),
      issued: z.looseObject({}).optional().meta({ description: 'The date, as CSL-JSON writes it.' }),
    }),
  )
  .meta({ title: 'Kolofon: references (CSL-JSON)' });
