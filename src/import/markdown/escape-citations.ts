import { markUnconverted } from '../unconverted.ts';
import { editDraft, type Draft, type Edit } from './draft.ts';
import { findAddresses } from './find-addresses.ts';
import { maskCode } from './mask-code.ts';
import type { Conversion } from './page.ts';

const key = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}_:.-]*[\p{L}\p{N}_])?`;
const cluster = String.raw`\[(?:[^[\]\n@]{0,200}(?<![\p{L}\p{N}_.@/\\])@[^[\]\n]{1,500})\](?![(\[:])`;
const sign = new RegExp(String.raw`${cluster}|(?<![\p{L}\p{N}_.@/\\])@(?:\{[^{}\s]+\}|${key})`, 'gu');

/**
 * A name with an at sign would be read as a citation. Where the source has no citations, it is escaped; where it has, but
 * not in a form that can be imported, it is marked. `known`: the keys of the references that are imported.
 */
export function escapeCitations(
  draft: Draft,
  report: Conversion['report'],
  known: ReadonlySet<string> | undefined,
): Draft {
  if (!draft.text.includes('@')) return draft;
  const masked = maskCode(draft.text);
  const inAddress = findAddresses(draft.text, masked);
  const tags = [...masked.matchAll(/<\/?[a-z][^<>]*>|<[^<>\s]+@[^<>\s]+>/gi)].map(({ 0: tag, index }) => ({
    start: index,
    end: index + tag.length,
  }));
  const taken = [...inAddress.map(({ start, end }) => ({ start, end })), ...tags];
  const edits: Edit[] = [];
  for (const { 0: written, index } of masked.matchAll(sign)) {
    const end = index + written.length;
    if (taken.some((one) => index >= one.start && index < one.end)) continue;
    const keys = [...written.matchAll(new RegExp(`@\\{?(${key})`, 'gu'))].map(([, one = '']) => one);
    if (known !== undefined && keys.every((one) => known.has(one))) continue;
    if (known === undefined) {
      for (const { index: at } of written.matchAll(/(?<![\p{L}\p{N}_.@/\\])@/gu))
        edits.push({ start: index + at, end: index + at, text: '\\' });
      continue;
    }
    report({
      what: 'citations of references that are not in CSL',
      became: 'unconverted',
      detail: written,
      origin: draft.originAt(index),
    });
    edits.push({ start: index, end, text: markUnconverted(draft.text.slice(index, end), 'inline') });
  }
  return editDraft(draft, edits);
}
