import * as z from 'zod';
import { date, formerly, id, language, license, names, text, title } from './values.ts';

/** The front matter of an article. */
export const frontMatterSchema = z
  .strictObject({
    title: title.meta({ description: 'The title of the article. It is not repeated in the body.' }),
    summary: text.meta({ description: 'One or two sentences: what the reader gets.' }),
    authors: names.optional().meta({
      description: 'Who wrote it. Default: the authors that the publication names.',
    }),
    published: date.meta({ description: 'The day it is, or will be, published.' }),
    updated: date.optional().meta({ description: 'The day of the last change that matters to readers.' }),
    status: z.enum(['published', 'scheduled', 'draft']).default('published').meta({
      description: 'A draft is never published; a scheduled article is published from its date on.',
    }),
    access: z.enum(['public', 'members']).default('public'),
    handout: z.boolean().default(false).meta({
      description: 'Make a PDF of this article alone, and offer it on its page.',
    }),
    language: language.optional().meta({
      description: 'Its language (BCP 47). Default: that of the publication.',
    }),
    license: license.optional().meta({
      description: 'Its licence. Default: that of the publication.',
    }),
    tags: z.array(text).default([]),
    translationOf: id.optional().meta({
      description: 'The id of the article, in another language, of which this is a translation.',
    }),
    formerly,
  })
  .meta({ title: 'Kolofon: the front matter of an article' });

export type WrittenFrontMatter = z.infer<typeof frontMatterSchema>;
