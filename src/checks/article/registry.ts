import type { ArticleCheck } from './check.ts';
import { checkFootnotes } from './footnotes.ts';
import { checkHeadings } from './headings.ts';

/** Every check that needs one article alone. */
export const articleChecks: readonly ArticleCheck[] = [checkHeadings, checkFootnotes];
