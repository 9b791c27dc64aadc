import * as z from 'zod';
import { languages } from '../language.ts';

/** A question, or a report of an error, of something that is lacking, or of an article that is missed. */
export const letterKinds = ['question', 'error', 'lacking', 'missed'] as const;
export type LetterKind = (typeof letterKinds)[number];

export const letterStates = ['new', 'working', 'answered', 'declined'] as const;
export type LetterState = (typeof letterStates)[number];

/** What a reader sent, and where it is in the hands of staff. */
export const letterRow = z.object({
  id: z.string(),
  kind: z.enum(letterKinds),
  message: z.string(),
  quote: z.string(),
  name: z.string(),
  email: z.string(),
  article: z.string(),
  address: z.string(),
  series: z.string(),
  part: z.string(),
  edition: z.string(),
  language: z.enum(languages),
  state: z.enum(letterStates),
  assignee: z.string().nullable(),
  version: z.number(),
  received_at: z.number(),
});
export type Letter = z.infer<typeof letterRow>;

export type NewLetter = Omit<Letter, 'id' | 'state' | 'assignee' | 'version' | 'received_at'>;
