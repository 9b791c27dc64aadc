import { epub } from './epub/epub.ts';
import type { Format } from './format.ts';
import { pdf } from './pdf/pdf.ts';
import { pressPdf } from './pdf/press.ts';
import { site } from './site/site.ts';

/** Everything that a publication can become. */
export const formats: readonly Format[] = [epub, pdf, pressPdf, site];

/** Those that are made when nobody names any. */
export const usualFormats = formats.filter(({ onRequest }) => onRequest !== true);
