import * as z from 'zod';
import { collectionSchema } from './collection.ts';
import { deviceIds as devices } from '../../model/devices.ts';
import { parserIds } from '../../model/parsers.ts';
import { checksWith, type OwnCheck } from './checks.ts';
import { accessibility } from './imprint.ts';
import { print } from './print.ts';
import { site } from './site.ts';
import { byteSize, id, language, license, names, text, title, webAddress } from './values.ts';

/** In bytes. */
export const defaultCacheMax = 1e9;

const folder = z.string().regex(/^[a-z0-9-]+$/);

/** `series/publication.yaml`. */
export const publicationSchema = z
  .strictObject({
    title: title.meta({ description: 'The name of the publication, as readers see it.' }),
    summary: text.meta({ description: 'One or two sentences about the publication.' }),
    language: language.meta({
      description: 'The language of the site, and of all articles and books that name none (BCP 47).',
    }),
    baseUrl: webAddress.meta({ description: 'Where the site will stand: https://example.org/' }),
    publisher: title.meta({ description: 'Who publishes it: a name.' }),
    authors: names.optional().meta({
      description: 'The authors of all articles that name none.',
    }),
    editors: names.optional().meta({
      description: 'The editors of all series and collections that name none.',
    }),
    license: license.optional().meta({
      description: 'The licence of all articles and books that name none.',
    }),
    series: z.array(id).max(10_000).default([]).meta({
      description:
        'The ids of the series (the names of their manifests), in the order in which they are shown.',
    }),
    collections: z.array(collectionSchema).max(1_000).default([]).meta({
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
        articles: folder.optional(),
        series: folder.optional(),
        collections: folder.optional(),
        query: z.strictObject({ series: folder.optional(), edition: folder.optional() }).prefault({}).meta({
          description:
            'What addresses call the series by which a reader comes, and the edition of a book. Default: words of the language.',
        }),
      })
      .prefault({})
      .meta({
        description:
          'The folders of the pages of articles, series and collections. Default: words of the language, or those in the list of addresses.',
      }),
    checks: checksWith([]),
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

export type WrittenConfig = z.infer<typeof publicationSchema>;

/** The same for a publication that has checks of its own. */
export function publicationSchemaWith(own: readonly OwnCheck[]): typeof publicationSchema {
  return own.length === 0 ? publicationSchema : publicationSchema.extend({ checks: checksWith(own) });
}
