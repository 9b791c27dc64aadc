import { editDraft, type Draft, type Edit } from './draft.ts';

/** Blocks in blocks: hostile texts nest them without end. */
const deepest = 10;

/** Converts blocks from the outside in, as long as the text holds their sign. */
export function convertInRounds(
  draft: Draft,
  sign: RegExp,
  convertOutermost: (draft: Draft) => Edit[],
): Draft {
  let converted = draft;
  for (let round = 0; round < deepest && sign.test(converted.text); round += 1) {
    const edits = convertOutermost(converted);
    if (edits.length === 0) break;
    converted = editDraft(converted, edits);
  }
  return converted;
}
