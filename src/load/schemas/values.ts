import * as z from 'zod';
import { formerName, normaliseFormerName } from '../../model/former-address.ts';
import { idOfName } from '../../model/ids.ts';
import { canonicalLanguage } from '../languages.ts';
import { parseUrl } from '../../model/parse-url.ts';
import { withoutForbidden } from '../../model/xml.ts';

/** A text that is not blank. */
export const text = z
  .string()
  .trim()
  .min(1)
  .max(20_000)
  .refine(isPlain, { params: { code: 'text-plain' } })
  .refine(isVisible, { params: { code: 'text-visible' } });

/** A line of text, as titles and names are. */
export const title = text.max(1_000);

/** An id, or the name of the file from which it is made. */
export const id = title.overwrite(idOfName);

/** A day of the calendar, `YYYY-MM-DD`. */
export const date = z.iso.date();

/** An address as a browser writes it. */
export const webAddress = z
  .url({ protocol: /^https?$/ })
  .overwrite((value) => parseUrl(value)?.href ?? value);

/** A BCP 47 language tag. */
export const language = z
  .string()
  .refine((tag) => canonicalLanguage(tag) !== undefined, { params: { code: 'language-valid' } })
  .overwrite((tag) => canonicalLanguage(tag) ?? tag)
  .meta({
    description: 'A BCP 47 language tag: nb, nn, en, en-GB …',
    examples: ['nb', 'nn', 'en'],
  });

export const license = z.strictObject({
  name: title.meta({ description: 'The name of the licence.' }),
  url: webAddress.optional().meta({ description: 'The URL of the licence.' }),
});

/** Names of people or organisations, at least one. */
export const names = z.array(title).min(1).max(1_000);

/** Ids and paths of an earlier day, whose addresses lead here. */
export const formerly = z
  .array(
    z.string().overwrite(normaliseFormerName).regex(formerName).meta({
      description:
        'An id (letters a to z, digits and hyphens), or a path on the site, without a query: /2019/05/ebb/.',
    }),
  )
  .max(1_000)
  .default([])
  .meta({
    description:
      'Former ids, and paths on the site that begin with a slash (/2019/05/ebb/). Their URLs redirect here.',
  });

/** An ISBN of thirteen digits, with hyphens or spaces or without. */
export const isbn = z
  .string()
  .refine(isIsbn, { params: { code: 'isbn-valid' } })
  .meta({ description: 'An ISBN-13: 978-82-02-12345-6.' });

const bytesIn = { KB: 1e3, MB: 1e6, GB: 1e9 } as const;

/** A number of bytes: `500 MB`. In decimal units, as disks have them. */
export const byteSize = z
  .string()
  .refine((size) => /^\d+(?:\.\d+)? ?[KMG]B$/.test(size), { params: { code: 'byte-size' } })
  .meta({ description: 'A number with KB, MB or GB: 500MB.', examples: ['500MB', '1GB'] })
  .transform((size) => Math.round(parseFloat(size) * bytesIn[size.slice(-2) as keyof typeof bytesIn]));

/** Without what no XML document may contain (XML 1.0, section 2.2). */
function isPlain(value: string): boolean {
  return withoutForbidden(value) === value && !/\p{Surrogate}/u.test(value);
}

/** Not made of zero-width spaces, soft hyphens and the like alone. Schemas report an empty text themselves. */
function isVisible(value: string): boolean {
  return value === '' || /[^\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(value);
}

/** Weights of 1 and 3 in turn add up to a multiple of ten (ISO 2108, annex C). */
function isIsbn(value: string): boolean {
  const digits = value.replaceAll(/[- ]/g, '');
  if (!/^97[89]\d{10}$/.test(digits)) return false;
  const sum = Array.from(digits, Number).reduce(
    (total, digit, index) => total + digit * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return sum % 10 === 0;
}
