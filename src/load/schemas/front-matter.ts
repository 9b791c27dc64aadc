import * as z from 'zod';
import { date, formerly, id, language, license, names, text, title } from './values.ts';

/** The front matter of an article. */
export const frontMatterSchema = z
  .strictObject({
    title: title.meta({ description: 'The title of the article. Do not repeat it in the body.' }),
    summary: text.meta({ description: 'One or two sentences about the article.' }),
    authors: names.optional().meta({
      description: 'The authors. Default: those of the publication.',
    }),
    published: date.meta({ description: 'The date on which it is published.' }),
    updated: date.optional().meta({ description: 'The date of the last change that matters to readers.' }),
    status: z.enum(['published', 'scheduled', 'draft']).default('published').meta({
      description: 'A draft is never published; a scheduled article is published on its date.',
    }),
    access: z.enum(['public', 'members']).default('public').meta({
      description: 'Who can read the text. Everyone sees the title, the summary and the memberships.',
    }),
    handout: z.boolean().default(false).meta({
      description: 'Also build a PDF of this article, linked from its page.',
    }),
    language: language.optional().meta({
      description: 'Its language (BCP 47). Default: that of the publication.',
    }),
    license: license.optional().meta({
      description: 'Its licence. Default: that of the publication.',
    }),
    tags: z.array(text).default([]).meta({ description: 'Tags, which also become subjects of the books.' }),
    translationOf: id.optional().meta({
      description: 'The id of the original, an article in another language.',
    }),
    formerly,
  })
  .meta({ title: 'Kolofon: the front matter of an article' });

export type WrittenFrontMatter = z.infer<typeof frontMatterSchema>;
