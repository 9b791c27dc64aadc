import type { Parents, PhrasingContent } from 'mdast';
import { traceText } from './trace-text.ts';

/** Takes what is written in a range out of a paragraph, with the line end before it. A node that goes beyond it stays. */
export function cutPhrases(parent: Parents, source: string, start: number, end: number): void {
  const kept: PhrasingContent[] = [];
  for (const child of parent.children as PhrasingContent[]) {
    const from = child.position?.start.offset ?? 0;
    const to = child.position?.end.offset ?? 0;
    if (to <= start || from >= end) kept.push(child);
    else if (child.type === 'text') {
      const traced = traceText(child, source);
      const point = child.position?.start ?? { line: 1, column: 1 };
      const take = (first: number, last: number): void => {
        if (first >= last) return;
        const position = {
          start: { ...point, offset: traced?.offsetOf(first) ?? from },
          end: { ...point, offset: traced?.offsetOf(last) ?? to },
        };
        kept.push({ type: 'text', value: child.value.slice(first, last), position });
      };
      let first = 0;
      while (first < child.value.length && (traced?.offsetOf(first) ?? to) < start) first += 1;
      let last = first;
      while (last < child.value.length && (traced?.offsetOf(last) ?? to) < end) last += 1;
      take(0, child.value.slice(0, first).trimEnd().length);
      take(last, child.value.length);
    } else if (from < start || to > end) kept.push(child);
  }
  const [lead] = kept;
  if (lead?.type === 'text') lead.value = lead.value.trimStart();
  parent.children = kept;
}
