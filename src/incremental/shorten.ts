import { createHash } from 'node:crypto';

/** A digest that is short to keep: 132 bits of sha-256, in 22 characters. */
export function shorten(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 22);
}
