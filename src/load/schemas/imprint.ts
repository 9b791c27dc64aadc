import * as z from 'zod';
import { relators, type Role } from '../../model/imprint.ts';
import { pageFormatIds } from '../../model/print-settings.ts';
import { date, formerly, isbn, language, license, names, text, title, webAddress } from './values.ts';

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

const roles = Object.keys(relators) as [Role, ...Role[]];

/** Claims of accessibility, which only a person can make (EPUB Accessibility 1.1, section 4). */
export const accessibility = z
  .strictObject({
    attestation: z
      .strictObject({
        by: text.meta({ description: 'Who tested the book and vouches for the claim.' }),
        date: date.meta({ description: 'The date of the test, not before that of the edition.' }),
        wcag: z.enum(['2.0', '2.1', '2.2']).default('2.2').meta({ description: 'The version of WCAG.' }),
        level: z.enum(['A', 'AA', 'AAA']).meta({ description: 'The conformance level.' }),
        report: webAddress.meta({ description: 'The URL of the report.' }),
        credential: text.optional().meta({ description: 'The credential of the tester: a name or a URL.' }),
      })
      .optional()
      .meta({ description: 'A test by a person. Without it, the book claims no conformance.' }),
    exemptions: z
      .array(z.enum(['eaa-disproportionate-burden', 'eaa-fundamental-alteration', 'eaa-microenterprise']))
      .default([])
      .meta({ description: 'Exemptions from the European Accessibility Act.' }),
  })
  .meta({
    description: 'Claims that only a person can make. They are in the metadata and the colophon of the book.',
  });

/** What a series and a collection say of their book alike. */
export const imprint = {
  title: title.meta({ description: 'The title, as readers see it.' }),
  summary: text.meta({ description: 'One or two sentences about it.' }),
  language: language.optional().meta({
    description: 'Its language (BCP 47). Default: that of the publication.',
  }),
  license: license.optional().meta({
    description: 'Its licence. Default: that of the publication.',
  }),
  editors: names.optional().meta({
    description: 'Its editors. Default: the editors, or else the authors, of the publication.',
  }),
  contributors: z
    .array(
      z.strictObject({
        name: text.meta({ description: 'The name.' }),
        role: z.enum(roles).meta({ description: 'What the person did.' }),
      }),
    )
    .default([])
    .meta({ description: 'Other contributors: translators, illustrators and so on.' }),
  edition: z
    .strictObject({
      number: z.int().min(1).max(10_000).meta({ description: 'The number of the edition, from 1.' }),
      date: date.meta({ description: 'The date of the edition.' }),
      previous: date.optional().meta({
        description: 'The date of the previous edition: the book lists what is new since then.',
      }),
      changes: z.array(text).default([]).meta({ description: 'What changed in this edition, in sentences.' }),
    })
    .meta({ description: 'The edition of the book.' }),
  cover: text.optional().meta({
    description: 'An image for the cover. The path is relative to this file. Default: a drawn cover.',
  }),
  preface: text.optional().meta({
    description:
      'A Markdown file without front matter, printed before the first part. The path is relative to this file.',
  }),
  isbn: z
    .strictObject({ epub: isbn.optional(), pdf: isbn.optional() })
    .default({})
    .meta({ description: 'The ISBN-13 of each format.' }),
  subjects: z
    .array(text)
    .default([])
    .meta({ description: 'Subjects of the book, in addition to the tags of its articles.' }),
  source: text
    .optional()
    .meta({ description: 'The work that the book is based on: a name, a URL or an identifier.' }),
  accessibility: accessibility.optional(),
  print: print.optional(),
  formerly,
};
