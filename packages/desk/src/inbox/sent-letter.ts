import * as z from 'zod';
import { emailAddress } from '../members/people.ts';
import { letterKinds } from './letter.ts';

/** Browsers end lines with CR LF when they send a form, and count one character for each while somebody writes. */
function plain(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .trim();
}

const text = (most: number) => z.string().max(40_000).transform(plain).pipe(z.string().max(most));
const line = (most: number) => text(most).transform((value) => value.replaceAll(/\s+/g, ' '));
const required = (most: number) => text(most).pipe(z.string().min(1));

/** What the page adds by itself. An article can be in many series, all of which are named without a script. */
const place = {
  quote: text(4000).default(''),
  article: line(500).default(''),
  address: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2000)]).default(''),
  series: line(2000).default(''),
  part: line(2000).default(''),
  edition: line(2000).default(''),
  consent: z.literal('yes'),
};

/** The question form of a page: docs/series/articles/forms.md. */
export const sentQuestion = z.object({
  ...place,
  kind: z.literal('question').default('question'),
  message: required(4000),
  name: line(200).pipe(z.string().min(1)),
  email: emailAddress,
});

/** The report form. Readers may leave out who they are. */
export const sentReport = z.object({
  ...place,
  kind: z.enum(letterKinds).exclude(['question']),
  message: required(4000),
  name: line(200).default(''),
  email: z.union([z.literal(''), emailAddress]).default(''),
});
