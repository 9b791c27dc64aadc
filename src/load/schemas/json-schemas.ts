import * as z from 'zod';
import { frontMatterSchema } from './front-matter.ts';
import { manifestSchema } from './manifest.ts';
import { publicationSchemaWith, type OwnSettings } from './publication.ts';
import { referencesSchema } from './references.ts';

/** The schemas as JSON Schema 2020-12, by file name, for editors. */
export function jsonSchemas(own?: OwnSettings): Readonly<Record<string, object>> {
  const convert = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' });
  return {
    'publication.schema.json': convert(publicationSchemaWith(own)),
    'series.schema.json': convert(manifestSchema),
    'article.schema.json': convert(frontMatterSchema),
    'references.schema.json': convert(referencesSchema),
  };
}
