import * as z from 'zod';
import { relators, type Role } from '../../model/roles.ts';
import { print } from './print.ts';
import { date, formerly, isbn, language, license, names, text, title, webAddress } from './values.ts';

const roles = Object.keys(relators) as [Role, ...Role[]];

/** Claims of accessibility, which only a person can make (EPUB Accessibility 1.1, section 4). */
export const accessibility = z
  .strictObject({
    attestation: z
      .strictObject({
        by: text.meta({ description: 'Who tested the book and answers for the claim.' }),
        date: date.meta({ description: 'The day of the test: not before that of the edition.' }),
        wcag: z.enum(['2.0', '2.1', '2.2']).default('2.2'),
        level: z.enum(['A', 'AA', 'AAA']),
        report: webAddress.meta({ description: 'The address of the report.' }),
        credential: text.optional().meta({ description: 'What qualifies the tester: a name or an address.' }),
      })
      .optional()
      .meta({ description: 'Without it no conformance is claimed.' }),
    exemptions: z
      .array(z.enum(['eaa-disproportionate-burden', 'eaa-fundamental-alteration', 'eaa-microenterprise']))
      .default([])
      .meta({ description: 'Exemptions from the European Accessibility Act.' }),
  })
  .meta({ description: 'What a person answers for: the book states it in its metadata and its colophon.' });

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
    description: 'Its editors. Default: the editors, or else the authors, that the publication names.',
  }),
  contributors: z
    .array(z.strictObject({ name: text, role: z.enum(roles) }))
    .default([])
    .meta({ description: 'Others who had a part in the book: translators, illustrators and so on.' }),
  edition: z
    .strictObject({
      number: z.int().min(1).max(10_000),
      date: date,
      previous: date.optional().meta({
        description: 'The date of the edition before it: the book lists what is new since then.',
      }),
      changes: z.array(text).default([]).meta({ description: 'What changed in this edition, in sentences.' }),
    })
    .meta({ description: 'The edition of the e-book, and the day it is dated.' }),
  cover: text
    .optional()
    .meta({ description: 'An image for the cover, relative to this file. One is made otherwise.' }),
  preface: text
    .optional()
    .meta({ description: 'A Markdown file, relative to this one, that stands before the first part.' }),
  isbn: z
    .strictObject({ epub: isbn.optional(), pdf: isbn.optional() })
    .default({})
    .meta({ description: 'The ISBN-13 of each format that has one: epub, pdf.' }),
  subjects: z
    .array(text)
    .default([])
    .meta({ description: 'Subjects of the book, beside the tags of its articles.' }),
  source: text
    .optional()
    .meta({ description: 'The work that it was made from: a name, an address or an identifier.' }),
  accessibility: accessibility.optional(),
  print: print.optional(),
  formerly,
};
