/** How long an answer may be kept (RFC 9111), in seconds. */
export const cacheControl = {
  /** A file whose name changes with its content. */
  hashed: 'public, max-age=31536000, immutable',
  /** What else is in `assets/`. */
  asset: 'public, max-age=2592000',
  page: 'public, max-age=300',
  /** What only this reader may see. */
  members: 'private, no-store',
} as const;

/** The ending of a file whose name changes with its content: `site.663a080b31.css`. */
export const hashedName = String.raw`\.[0-9a-f]{8,}\.[a-z0-9]+`;
