import { createHmac, timingSafeEqual } from 'node:crypto';

/** In seconds: how old a signed event may be, as Stripe's own libraries have it. */
const tolerance = 300;

/**
 * Whether Stripe signed a webhook's body: `Stripe-Signature: t=…,v1=…`, an HMAC-SHA256 of time and body
 * (https://docs.stripe.com/webhooks#verify-manually). `now` is in milliseconds.
 */
export function isSigned(body: string, header: string | undefined, secret: string, now: number): boolean {
  const parts = (header ?? '').split(',').map((part) => part.trim().split('='));
  const time = parts.find(([name]) => name === 't')?.[1] ?? '';
  if (!/^\d{1,12}$/.test(time) || Math.abs(now / 1000 - Number(time)) > tolerance) return false;
  const expected = createHmac('sha256', secret).update(`${time}.${body}`).digest();
  return parts.some(([name, value = '']) => {
    const given = name === 'v1' ? Buffer.from(value, 'hex') : undefined;
    return given?.length === expected.length && timingSafeEqual(given, expected);
  });
}
