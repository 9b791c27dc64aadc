import { defineConfig } from 'kolofon';
import rehypeAutolinkHeadings from 'rehype-autolink-headings';
import remarkDefinitionList, { defListHastHandlers } from 'remark-definition-list';
import remarkGemoji from 'remark-gemoji';
import { apache } from './apache.ts';
import { exercises } from './exercises.ts';
import { houseStyle } from './house-style.ts';
import { plainText } from './plain-text.ts';
import { tolino } from './tolino.ts';

export default defineConfig({
  remarkPlugins: [remarkGemoji, remarkDefinitionList],
  rehypePlugins: [
    [
      rehypeAutolinkHeadings,
      {
        behavior: 'append',
        properties: { ariaLabel: 'Lenke til avsnittet' },
        content: { type: 'text', value: ' #' },
      },
    ],
  ],
  remarkRehype: { handlers: defListHastHandlers },
  features: [exercises],
  checks: [houseStyle],
  formats: [plainText],
  servers: [apache],
  readingSystems: [tolino],
});
