import { findOpenBracket } from './brackets.ts';
import { findColonInValue } from './colon-in-value.ts';
import { findConflictMarks, findSecondDocument } from './conflict-marks.ts';
import { findHashInList } from './hash-in-list.ts';
import { findIndentation } from './indentation.ts';
import { findMissingKey, findMissingSpace, findOtherSign } from './keys.ts';
import { findItemWithoutSpace } from './list-items.ts';
import { findEscape, findOpenQuote, findTextBehindQuotes } from './quotes.ts';
import { findReservedStart } from './reserved-start.ts';
import type { FindSlip } from './slip.ts';
import { findStrangeSpace, findTab } from './spaces.ts';

/** The usual slips in YAML. The first that is found explains the error: those that leave least doubt come first. */
export const slips: readonly FindSlip[] = [
  findConflictMarks,
  findSecondDocument,
  findTab,
  findStrangeSpace,
  findItemWithoutSpace,
  findMissingSpace,
  findOtherSign,
  findTextBehindQuotes,
  findEscape,
  findColonInValue,
  findHashInList,
  findReservedStart,
  findOpenQuote,
  findOpenBracket,
  findIndentation,
  findMissingKey,
];
