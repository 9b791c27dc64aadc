import type * as z from 'zod';
import { slug } from '../../model/ids.ts';

/** Ways to write a value that is nearly right. */
const repairs: readonly ((written: string) => string)[] = [
  (written) => written.trim(),
  (written) => (/^\S+@\S+\.\S+$/.test(written) ? `mailto:${written}` : ''),
  (written) =>
    /^(?:\/\/)?[\w.-]+\.[a-z]{2,}(?:[/:?#].*)?$/i.test(written)
      ? `https://${written.replace(/^\/\//, '')}`
      : '',
  (written) => written.replace(/^(https?):?\/*/i, '$1://'),
  (written) => (/^[0-9a-f]{6}$/i.test(written) ? `#${written}` : ''),
  (written) => written.replace(/^#?([0-9a-f])([0-9a-f])([0-9a-f])$/i, '#$1$1$2$2$3$3'),
  (written) => written.toLowerCase(),
  (written) => slug(written),
];

/** The value that was most likely meant, in the form that the schema asks for. */
export function repair(written: unknown, schema: unknown): string | undefined {
  if (typeof written !== 'string' || written.length > 500 || !isSchema(schema)) return undefined;
  return repairs
    .map((change) => change(written))
    .find((changed) => changed !== '' && changed !== written && schema.safeParse(changed).success);
}

function isSchema(schema: unknown): schema is z.ZodType {
  return typeof schema === 'object' && schema !== null && 'safeParse' in schema;
}
