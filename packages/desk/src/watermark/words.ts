import type { Words } from '../language.ts';

const en = { madeFor: 'This copy was made for {name}.' };
const nb: typeof en = { madeFor: 'Dette eksemplaret er laget for {name}.' };
const nn: typeof en = { madeFor: 'Dette eksemplaret er laga for {name}.' };

/** What a marked book says. It is put into the book, so it is in the book's language. */
export const watermarkWords: Words<typeof en> = { en, nb, nn };
