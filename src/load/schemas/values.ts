import { z } from 'zod';

/** A text that is not blank. */
export const text = z.string().trim().min(1);

/** A day of the calendar, `YYYY-MM-DD`. */
export const date = z.iso.date();

/** A BCP 47 language tag. */
export const language = z
  .string()
  .refine(isLanguageTag, { params: { code: 'language-valid' } })
  .meta({
    description: 'A BCP 47 language tag: nb, nn, en, en-GB …',
    examples: ['nb', 'nn', 'en'],
  });

/** Names of people or organisations, at least one. */
export const names = z.array(text).min(1);

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
