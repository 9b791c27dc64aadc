import * as z from 'zod';
import { pageFormatIds } from '../../model/print-settings.ts';

/** How books are printed: for all in `publication.yaml`, and for one in its manifest. */
export const print = z
  .strictObject({
    format: z.enum(pageFormatIds).optional().meta({
      description:
        'The page format: a5 (148 × 210 mm), a4 (210 × 297 mm), 6x9 (inches) or pocket (110 × 178 mm). Default: a5.',
    }),
    qrCodes: z.boolean().optional().meta({
      description: 'Start each chapter with a QR code of its URL. Default: false.',
    }),
    attachReferences: z.boolean().optional().meta({
      description: 'Attach the reference list to the PDF, as BibTeX and CSL-JSON. Default: false.',
    }),
  })
  .meta({ description: 'The printed book.' });
