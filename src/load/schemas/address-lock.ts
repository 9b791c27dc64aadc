import * as z from 'zod';
import { formerAddress } from '../../model/former-address.ts';
import { date, text } from './values.ts';

/** Relative to the base URL, and so a path of an output: nothing in it leads out of a folder. */
const address = z.string().regex(/^(?:[a-z0-9-]+\/)+$/);

/** Where a page was once. Another tool may have named it. */
const former = z.string().regex(formerAddress);

const number = z.string().regex(/^[1-9]\d{0,5}$/);

/** `series/addresses.lock.yaml`. */
export const addressLockSchema = z.strictObject({
  articles: z.record(text, z.strictObject({ address, title: text, published: date })).default({}),
  series: z.record(text, z.strictObject({ address, parts: z.record(number, text) })).default({}),
  collections: z.record(text, z.strictObject({ address })).default({}),
  redirects: z.record(former, address).default({}),
  gone: z.record(former, z.union([date, z.strictObject({ date, reason: text.optional() })])).default({}),
});
