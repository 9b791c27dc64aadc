import type { ArticleCheck } from './check.ts';
import { checkFootnotes } from './footnotes.ts';

/** Every check that needs one article alone. */
export const articleChecks: readonly ArticleCheck[] = [checkFootnotes];
