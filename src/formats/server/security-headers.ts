import { createHash } from 'node:crypto';
import type { ServedHeader } from '../../plugins/web-server.ts';
import type { SiteSettings } from '../../model/site-settings.ts';
import { originOf } from './addresses.ts';

type Facts = Pick<SiteSettings, 'forms' | 'hasSearch'>;

/** What browsers must not do with the pages of the site, in either edition. `inline` are the scripts in them. */
export function securityHeaders(site: Facts, inline: readonly string[]): ServedHeader[] {
  return [
    { name: 'Content-Security-Policy', value: contentPolicy(site, inline) },
    { name: 'X-Content-Type-Options', value: 'nosniff' },
    { name: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
    { name: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
  ];
}

/**
 * Everything of a page comes from the site itself, and only scripts that are known are inline (CSP level 3). The
 * search is WebAssembly; forms are sent to whom the publication names.
 */
function contentPolicy({ forms, hasSearch }: Facts, inline: readonly string[]): string {
  const targets = [forms.question, forms.report].flatMap((form) => formTarget(form?.to) ?? []);
  return [
    "default-src 'self'",
    ["script-src 'self'", ...(hasSearch ? ["'wasm-unsafe-eval'"] : []), ...inline.map(hashSource)].join(' '),
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action ${[...new Set(["'self'", ...targets])].join(' ')}`,
  ].join('; ');
}

/** A script by its content (CSP level 3, section 2.3.1: `hash-source`). */
function hashSource(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}

function formTarget(to: string | undefined): string | undefined {
  if (to === undefined) return undefined;
  return to.startsWith('mailto:') ? 'mailto:' : originOf(new URL(to));
}
