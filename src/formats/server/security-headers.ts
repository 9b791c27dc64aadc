import type { SiteSettings } from '../../model/site-settings.ts';
import { originOf } from './addresses.ts';

/** A header of HTTP. Its value is ASCII and holds single quotation marks, but no other, and no line break. */
export interface Header {
  readonly name: string;
  readonly value: string;
}

/** What a browser is told not to do with the pages of the site, whoever gets them. */
export function securityHeaders(site: SiteSettings): Header[] {
  return [
    { name: 'Content-Security-Policy', value: contentPolicy(site) },
    { name: 'X-Content-Type-Options', value: 'nosniff' },
    { name: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
    { name: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
  ];
}

/**
 * Everything of a page comes from the site itself, and nothing stands inline (CSP level 3). The search is
 * WebAssembly; forms are sent to whom the publication names.
 */
function contentPolicy({ forms }: SiteSettings): string {
  const targets = [forms.question, forms.report].flatMap((form) => formTarget(form?.to) ?? []);
  return [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action ${[...new Set(["'self'", ...targets])].join(' ')}`,
  ].join('; ');
}

function formTarget(to: string | undefined): string | undefined {
  if (to === undefined) return undefined;
  return to.startsWith('mailto:') ? 'mailto:' : originOf(new URL(to));
}
