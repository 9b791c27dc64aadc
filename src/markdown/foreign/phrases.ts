import type { Root } from 'mdast';
import { maskVerbatim } from '../../article-checks/mask-verbatim.ts';
import type { Edit } from '../../diagnostics/diagnostic.ts';
import { append } from '../../model/append.ts';
import { rewriteBlockMarks } from './block-marks.ts';
import { rewriteLabels } from './labels.ts';
import { rewriteAgain, type Rewritten } from './rewritten.ts';
import { rewriteRoles } from './roles.ts';
import type { Phrases, Surroundings } from './surroundings.ts';
import { rewriteVideos } from './video-shortcodes.ts';
import { rewriteWikiLinks } from './wiki-links.ts';

const steps = [rewriteWikiLinks, rewriteBlockMarks, rewriteVideos, rewriteRoles, rewriteLabels];

/** Signs without which no step has anything to do. */
export function mayHoldPhrases(text: string): boolean {
  return (
    ['[[', '}`', ':`', ')='].some((sign) => text.includes(sign)) ||
    ['youtube', 'vimeo', 'video'].some((word) => text.includes(word)) ||
    /\^(?<=(?:^|[ \t])\^)[a-z\d][a-z\d-]*[ \t]*$/im.test(text)
  );
}

/** Markup inside lines as Kolofon writes it; `tree` is what the text was parsed to. */
export function rewritePhrases(written: Rewritten, tree: Root, surroundings: Surroundings): Rewritten {
  const { text, toSource } = written;
  const phrases: Phrases = {
    ...surroundings,
    text,
    masked: maskVerbatim(tree, text),
    place: (start, end) => surroundings.place(toSource(start, 'start'), toSource(end, 'end')),
  };
  const edits: Edit[] = [];
  for (const step of steps) append(edits, step(phrases));
  return rewriteAgain(written, withoutOverlaps(edits));
}

function withoutOverlaps(edits: readonly Edit[]): Edit[] {
  let done = 0;
  return edits
    .toSorted((a, b) => a.start - b.start)
    .filter(({ start, end }) => {
      if (start < done) return false;
      done = end;
      return true;
    });
}
