import { mediaTypes } from './media-types.ts';
import type { ServedHeader } from '../../plugins/web-server.ts';

/**
 * What may be done with a file that an article publishes when it is opened alone: a drawing has styles, and pictures and
 * fonts inside it, and nothing of it belongs to the site's origin (CSP level 3; HTML, "sandbox").
 */
export const sandbox: ServedHeader = {
  name: 'Content-Security-Policy',
  value:
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'none'",
};

/** Saves a file in place of showing it. The link says under which name. */
export const saved: ServedHeader = { name: 'Content-Disposition', value: 'attachment' };

/**
 * Viewers of the browser's own show these, and run nothing in the site's origin. In a sandbox, Chromium and Safari show
 * no PDF.
 */
const isPlayed = (type: string) => type === 'application/pdf' || /^(?:audio|video)\//.test(type);

const isShown = (type: string, ending: string) => /^image\/(?!vnd)/.test(type) || ending === 'txt';

const endingsOf = (fits: (type: string, ending: string) => boolean): string =>
  Object.entries(mediaTypes)
    .filter(([ending, type]) => fits(type, ending))
    .map(([ending]) => ending)
    .join('|');

/** Paths below the site, as regular expressions of PCRE and RE2: what players play, and what browsers show. */
export const published = {
  played: String.raw`/files/.*\.(?:${endingsOf(isPlayed)})`,
  shown: String.raw`/files/.*\.(?:${endingsOf(isShown)})`,
  all: '/files/.*',
} as const;

/** The headers of the site, with one more, or with another value of one. */
export function replaceHeader(headers: readonly ServedHeader[], header: ServedHeader): ServedHeader[] {
  return [...headers.filter(({ name }) => name !== header.name), header];
}
