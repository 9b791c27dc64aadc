import { createHash } from 'node:crypto';

/** A name that takes no more than `most` bytes in an address. A longer one keeps its start, and ends in a digest. */
export function shortenName(name: string, most: number): string {
  if (encodeURIComponent(name).length <= most) return name;
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8);
  let start = '';
  for (const letter of name) {
    if (encodeURIComponent(start + letter).length > most - digest.length - 1) break;
    start += letter;
  }
  return `${start.replace(/-+$/, '')}-${digest}`;
}
