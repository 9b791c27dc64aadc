import * as z from 'zod';
import { collectionSchema } from './collection.ts';
import { deviceIds as devices } from '../../model/devices.ts';
import { parserIds } from '../../model/parsers.ts';
import { checks } from './checks.ts';
import { accessibility } from './imprint.ts';
import { print } from './print.ts';
import { site } from './site.ts';
import { byteSize, id, language, text, webAddress } from './values.ts';

/** In bytes. */
export const defaultCacheMax = 1e9;

const folder = z.string().regex(/^[a-z0-9-]+$/);

/** `series/publication.yaml`. */
export const publicationSchema = z
  .strictObject({
    title: text.meta({ description: 'The name of the publication, as readers see it.' }),
    summary: text.meta({ description: 'One or two sentences about the publication.' }),
    language: language.meta({ description: 'The language of the site itself (BCP 47).' }),
    baseUrl: webAddress.meta({ description: 'Where the site will stand: https://example.org/' }),
    publisher: text.meta({ description: 'Who publishes it: a name.' }),
    license: z
      .strictObject({
        name: text,
        url: webAddress.optional(),
      })
      .meta({ description: 'The licence of the articles.' })
      .optional(),
    series: z.array(id).default([]).meta({
      description:
        'The ids of the series (the names of their manifests), in the order in which they are shown.',
    }),
    collections: z.array(collectionSchema).default([]).meta({
      description: 'Books made of several series, or of chosen articles.',
    }),
    accessibility: accessibility.optional(),
    print: print.optional(),
    site,
    devices: z
      .array(z.enum(devices))
      .default([...devices])
      .meta({
        description: 'The reading systems for which the e-books are checked.',
      }),
    bookSize: z.number().positive().default(50).meta({
      description: 'The most that an e-book may weigh, in megabytes, before a warning is given.',
    }),
    cache: z
      .strictObject({ max: byteSize.default(defaultCacheMax) })
      .prefault({})
      .meta({ description: 'What builds keep for the next ones, in the home folder or where --cache says.' }),
    addresses: z
      .strictObject({
        articles: folder.default('articles'),
        series: folder.default('series'),
        collections: folder.default('collections'),
      })
      .prefault({})
      .meta({ description: 'The folders in which the pages of articles, series and collections stand.' }),
    checks,
    parser: z.enum(parserIds).default('satteri').meta({
      description:
        'What reads the Markdown: satteri, which is fast and leaves hard cases to remark, or remark alone. Both give the same.',
    }),
    templates: text.optional().meta({
      description:
        'A folder, relative to this file, whose files take the place of the templates of the same name.',
    }),
  })
  .meta({ title: 'Kolofon: a publication' });

export type PublicationConfig = z.infer<typeof publicationSchema>;
