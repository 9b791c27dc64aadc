import { epub } from './epub/epub.ts';
import type { Format } from './format.ts';
import { pdf } from './pdf/pdf.ts';
import { pressPdf } from './pdf/press.ts';
import { server } from './server/server.ts';
import { site } from './site/site.ts';

/** Everything that a publication can become. */
export const formats: readonly Format[] = [epub, pdf, pressPdf, site, server];

/** Those that are made when nobody names any. */
export const usualFormats = formats.filter(({ onRequest }) => onRequest !== true);
