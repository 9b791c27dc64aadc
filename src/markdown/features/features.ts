import type { Feature } from '../feature.ts';
import { abbreviations } from './abbreviations.ts';
import { addressEnds } from './address-ends.ts';
import { callouts } from './callouts.ts';
import { checkLevels } from './check-levels.ts';
import { citationNotes } from './citation-notes.ts';
import { citations } from './citations.ts';
import { code } from './code.ts';
import { containers } from './containers.ts';
import { diagrams } from './diagrams.ts';
import { directions } from './directions.ts';
import { emoji } from './emoji.ts';
import { figures } from './figures.ts';
import { footnotes } from './footnotes.ts';
import { formulaSyntax } from './formula-syntax.ts';
import { headingLevels } from './heading-levels.ts';
import { headings } from './headings.ts';
import { images } from './images.ts';
import { inlineNotes } from './inline-notes.ts';
import { linkedTexts } from './linked-texts.ts';
import { links } from './links.ts';
import { marks } from './marks.ts';
import { mathematics } from './mathematics.ts';
import { openElements } from './open-elements.ts';
import { optionTokens } from './option-tokens.ts';
import { outline } from './outline.ts';
import { permalinks } from './permalinks.ts';
import { phrases } from './phrases.ts';
import { references } from './references.ts';
import { scripts } from './scripts.ts';
import { tables } from './tables.ts';
import { typography } from './typography.ts';

/**
 * Every feature of the dialect, in the order in which they run. Headings come after what is no part of their text,
 * a citation for one, and before figures, which take the ids that headings leave. Diagrams come before figures, which number them, and before code, which they are no more. References come after all that has a number. The outline comes after mathematics, which it spells.
 * Emoji come after all other marks of phrases, because their texts are no longer as they were written.
 * Typography comes last: it changes texts.
 */
export const features: readonly Feature[] = [
  checkLevels,
  openElements,
  addressEnds,
  linkedTexts,
  abbreviations,
  containers,
  formulaSyntax,
  callouts,
  phrases,
  inlineNotes,
  marks,
  scripts,
  emoji,
  permalinks,
  footnotes,
  citations,
  citationNotes,
  headingLevels,
  headings,
  links,
  images,
  diagrams,
  figures,
  tables,
  references,
  mathematics,
  outline,
  code,
  optionTokens,
  directions,
  typography,
];
