import { checkAttributes } from './attributes.ts';
import type { ArticleCheck } from './check.ts';
import { checkCodeMarks } from './code-marks.ts';
import { checkComponents } from './components.ts';
import { checkConditionalBlocks } from './conditional-blocks.ts';
import { checkDialects } from './dialects.ts';
import { checkDollars } from './dollars.ts';
import { checkEmphasis } from './emphasis.ts';
import { checkFootnotes } from './footnotes.ts';
import { checkImageDescriptions } from './image-descriptions.ts';
import { checkHeadingReferences } from './heading-references.ts';
import { checkInstructions } from './instructions.ts';
import { checkMarkdownAttribute } from './markdown-attribute.ts';
import { checkMarkdownInHtml } from './markdown-in-html.ts';
import { checkTableCells } from './table-cells.ts';
import { checkUnclosedComments } from './unclosed-comments.ts';
import { checkUnclosedElements } from './unclosed-elements.ts';
import { checkUnclosed } from './unclosed.ts';
import { checkMergeMarks, checkUnconverted } from './unsettled.ts';

/** Every check that needs one article alone. */
export const articleChecks: readonly ArticleCheck[] = [
  checkFootnotes,
  checkUnclosed,
  checkUnclosedComments,
  checkUnclosedElements,
  checkInstructions,
  checkImageDescriptions,
  checkDollars,
  checkConditionalBlocks,
  checkDialects,
  checkComponents,
  checkAttributes,
  checkCodeMarks,
  checkEmphasis,
  checkHeadingReferences,
  checkMarkdownInHtml,
  checkMarkdownAttribute,
  checkTableCells,
  checkUnconverted,
  checkMergeMarks,
];
