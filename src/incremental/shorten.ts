import { hash } from 'node:crypto';

/** A digest that is short to keep: 132 bits of sha-256, in 22 characters. */
export function shorten(content: string | Uint8Array): string {
  return hash('sha256', content, 'base64url').slice(0, 22);
}
