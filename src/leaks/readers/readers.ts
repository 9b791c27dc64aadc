import { brotli } from './brotli.ts';
import { bytes } from './bytes.ts';
import { gzip } from './gzip.ts';
import { opaque } from './opaque.ts';
import { pdf } from './pdf.ts';
import { png } from './png.ts';
import type { Reader } from './reader.ts';
import { text } from './text.ts';
import { zip } from './zip.ts';

/** Every kind of file that is looked into. The first that knows a file reads it; the last takes any. */
export const readers: readonly Reader[] = [brotli, gzip, zip, pdf, png, opaque, text, bytes];
