import { z } from 'zod';
import { language, text } from './values.ts';

/** `series/publication.yaml`. */
export const publicationSchema = z
  .strictObject({
    title: text.meta({ description: 'The name of the publication, as readers see it.' }),
    summary: text.meta({ description: 'One or two sentences about the publication.' }),
    language: language.meta({ description: 'The language of the site itself (BCP 47).' }),
    baseUrl: z
      .url({ protocol: /^https?$/ })
      .meta({ description: 'Where the site will stand: https://example.org/' }),
    publisher: text.meta({ description: 'Who publishes it: a name.' }),
    license: z
      .strictObject({
        name: text,
        url: z.url({ protocol: /^https?$/ }).optional(),
      })
      .meta({ description: 'The licence of the articles.' })
      .optional(),
    series: z.array(text).default([]).meta({
      description:
        'The ids of the series (the names of their manifests), in the order in which they are shown.',
    }),
    addresses: z
      .strictObject({
        articles: z
          .string()
          .regex(/^[a-z0-9-]+$/)
          .default('articles'),
        series: z
          .string()
          .regex(/^[a-z0-9-]+$/)
          .default('series'),
      })
      .prefault({})
      .meta({ description: 'The folders in which the pages of articles and series stand.' }),
    templates: text.optional().meta({
      description:
        'A folder, relative to this file, whose files take the place of the templates of the same name.',
    }),
  })
  .meta({ title: 'Kolofon: a publication' });

export type PublicationConfig = z.infer<typeof publicationSchema>;
