import * as z from 'zod';
import { collectionSchema } from './manifest.ts';
import { deviceIds } from '../../model/devices.ts';
import { listOwnChecks, type PluginConfig } from '../../plugins/plugin-config.ts';
import { parserIds } from '../../model/parsers.ts';
import { checksWith } from './checks.ts';
import { accessibility, print } from './imprint.ts';
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
      description: 'The language of the site, and of all articles and books that set none (BCP 47).',
    }),
    baseUrl: webAddress.meta({ description: 'The URL of the site, such as https://example.org/.' }),
    publisher: title.meta({ description: 'The name of the publisher.' }),
    authors: names.optional().meta({
      description: 'The authors of all articles that set none.',
    }),
    editors: names.optional().meta({
      description: 'The editors of all series and collections that set none.',
    }),
    license: license.optional().meta({
      description: 'The licence of all articles and books that set none.',
    }),
    series: z.array(id).max(10_000).default([]).meta({
      description:
        'The ids of the series (the names of their manifests), in the order in which the site shows them.',
    }),
    collections: z.array(collectionSchema).max(1_000).default([]).meta({
      description: 'Anthologies: books of several series, or of selected articles.',
    }),
    accessibility: accessibility.optional(),
    print: print.optional(),
    site,
    devices: devicesOf(deviceIds),
    bookSize: z.number().positive().default(50).meta({
      description: 'The size of an e-book, in megabytes, above which a build warns.',
    }),
    cache: z
      .strictObject({
        max: byteSize.default(defaultCacheMax).meta({
          description: 'The maximum size of the build cache, such as 500MB. Default: 1GB.',
        }),
        remote: z
          .strictObject({
            url: z
              .string()
              .regex(/^(https?|rediss?):\/\/\S+$/)
              .optional()
              .meta({
                description:
                  'The server: one that speaks the HTTP interface of the Turborepo remote cache, or Redis (redis://). KOLOFON_CACHE_REMOTE and --cache-remote go before it.',
              }),
            trust: z
              .array(z.string().regex(/^[\w-]{43}$/))
              .min(1)
              .meta({
                description:
                  'The public keys of the builders whose values are taken. kolofon cache keys makes a pair.',
              }),
          })
          .optional()
          .meta({ description: 'A cache that several machines share.' }),
      })
      .prefault({})
      .meta({ description: 'The build cache, in the home folder or the folder given with --cache.' }),
    addresses: z
      .strictObject({
        articles: folder
          .optional()
          .meta({ description: 'The folder of articles. Default: a word of the language.' }),
        series: folder
          .optional()
          .meta({ description: 'The folder of series. Default: a word of the language.' }),
        collections: folder
          .optional()
          .meta({ description: 'The folder of collections. Default: a word of the language.' }),
        query: z
          .strictObject({
            series: folder.optional().meta({
              description:
                'The query parameter for the series a reader follows. Default: a word of the language.',
            }),
            edition: folder.optional().meta({
              description: 'The query parameter for the edition of a book. Default: a word of the language.',
            }),
          })
          .prefault({})
          .meta({ description: 'The names of query parameters in URLs.' }),
      })
      .prefault({})
      .meta({
        description:
          'The folders of pages. Default: words of the language, or those in the lock file of URLs.',
      }),
    citationStyle: text.optional().meta({
      description:
        "The citation style: a CSL file, relative to this file (such as styles/apa.csl), or the id of a style that a plug-in adds. Default: Kolofon's own, with authors and years.",
    }),
    checks: checksWith([]),
    parser: z.enum(parserIds).default('satteri').meta({
      description:
        'The Markdown parser: satteri, which is fast and hands hard cases to remark, or remark alone. The results are the same.',
    }),
    templates: text.optional().meta({
      description:
        'A folder, relative to this file, of templates that override the built-in ones of the same name.',
    }),
  })
  .meta({ title: 'Kolofon: a publication' });

export type WrittenConfig = z.infer<typeof publicationSchema>;

/** What plug-ins add to the settings. */
export type OwnSettings = Pick<PluginConfig, 'checks' | 'readingSystems'>;

/** The same for a publication with plug-ins. */
export function publicationSchemaWith(own: OwnSettings | undefined): typeof publicationSchema {
  if (own === undefined) return publicationSchema;
  const devices = [...deviceIds, ...own.readingSystems.map(({ id: device }) => device)];
  return publicationSchema.extend({
    checks: checksWith(listOwnChecks(own)),
    devices: devicesOf(devices),
  });
}

function devicesOf(ids: readonly string[]): z.ZodDefault<z.ZodArray<z.ZodEnum<Record<string, string>>>> {
  return z
    .array(z.enum(ids))
    .default([...ids])
    .meta({ description: 'The reading systems to check the e-books against.' });
}
