import { createHmac, timingSafeEqual } from 'node:crypto';

/** The id of a subscription with a signature, for the links that end it: nobody can make one for somebody else. */
export function signSubscription(id: string, secret: string): string {
  return `${id}.${signatureOf(id, secret)}`;
}

/** The id that was signed; undefined if the signature is not the desk's. */
export function readSigned(text: string, secret: string): string | undefined {
  const dot = text.indexOf('.');
  const id = text.slice(0, Math.max(dot, 0));
  const given = Buffer.from(text.slice(dot + 1));
  const right = Buffer.from(signatureOf(id, secret));
  return given.length === right.length && timingSafeEqual(given, right) ? id : undefined;
}

function signatureOf(id: string, secret: string): string {
  return createHmac('sha256', secret).update(`unsubscribe ${id}`).digest('base64url');
}
