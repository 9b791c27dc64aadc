import { editDraft, type Draft, type Edit } from './draft.ts';
import { maskCode } from './mask-code.ts';

interface Fence {
  readonly start: number;
  readonly end: number;
}

interface OpenFence extends Fence {
  /** How many callouts are nested in it. */
  height: number;
}

/** Gives each callout more colons than those inside it have, also than those that it shows as code. */
export function nestFences(draft: Draft): Draft {
  if (!draft.text.includes(':::')) return draft;
  const edits: Edit[] = [];
  const open: OpenFence[] = [];
  const count = (fence: Fence, height: number) => {
    if (fence.end - fence.start !== 3 + height) edits.push({ ...fence, text: ':'.repeat(3 + height) });
  };
  const masked = maskCode(draft.text);
  for (const match of draft.text.matchAll(/^([ \t>]*)(:{3,})([^\n]*)$/gm)) {
    const start = match.index + (match[1]?.length ?? 0);
    if (masked[start] !== ':') {
      const around = open.at(-1);
      if (around !== undefined) around.height = Math.max(around.height, (match[2]?.length ?? 0) - 2);
      continue;
    }
    const fence = { start, end: start + (match[2]?.length ?? 0) };
    if (match[3]?.trim() !== '') open.push({ ...fence, height: 0 });
    else {
      const closed = open.pop();
      if (closed === undefined) continue;
      count({ start: closed.start, end: closed.end }, closed.height);
      count(fence, closed.height);
      const outer = open.at(-1);
      if (outer !== undefined) outer.height = Math.max(outer.height, closed.height + 1);
    }
  }
  return editDraft(draft, edits);
}
