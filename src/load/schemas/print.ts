import * as z from 'zod';
import { pageFormatIds } from '../../model/print-settings.ts';

/** How books are printed: for all in `publication.yaml`, and for one in its manifest. */
export const print = z
  .strictObject({
    format: z.enum(pageFormatIds).optional().meta({
      description: 'The page: a5 (148 x 210 mm), a4, 6x9 (inches) or pocket (110 x 178 mm). Default: a5.',
    }),
    qrCodes: z.boolean().optional().meta({
      description: 'Open each chapter with a QR code of its address on the site. Default: false.',
    }),
    attachReferences: z.boolean().optional().meta({
      description: 'Attach the reference list to the PDF, as BibTeX and CSL-JSON. Default: false.',
    }),
  })
  .meta({ description: 'How the printed book is made.' });
