import { spaceless } from '../../markdown/citation-syntax.ts';
import { markUnconverted } from '../unconverted.ts';
import { coveredBy } from './covered-by.ts';
import { editDraft, type Draft, type Edit } from './draft.ts';
import { findAddresses } from './find-addresses.ts';
import { maskCode } from './mask-code.ts';
import type { Conversion } from './page.ts';

const key = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_:.-]*[\p{L}\p{M}\p{N}_])?`;
/** A sign after this begins a key: not in an address, but in emphasis, and in scripts without spaces between words. */
const before = String.raw`(?:(?<![\p{L}\p{N}_.@/\\])|(?<=(?<![\p{L}\p{N}_])_{1,2})|(?<=[${spaceless}]))`;
const cluster = String.raw`\[(?:[^[\]\n@]{0,200}${before}@[^[\]\n]{1,500})\](?![(\[:])`;
/** A key with all signs that other tools allow in one. */
const widest = /@\{?([\p{L}\p{N}_][^\s[\]{}@;,"'`|\\]*)/gu;
const sign = new RegExp(String.raw`${cluster}|${before}@(?:\{[^{}\s]+\}|${key}(?:[/+]${key})*)`, 'gu');

const atSign = new RegExp(`${before}@`, 'gu');

/**
 * A name with an at sign would be read as a citation. Where the source has no citations, it is escaped; where it has, but
 * without its reference, it is marked. `known`: the ids of the references that are imported, by their keys.
 */
export function escapeCitations(
  draft: Draft,
  report: Conversion['report'],
  known: ReadonlyMap<string, string> | undefined,
): Draft {
  if (!draft.text.includes('@')) return draft;
  const masked = maskCode(draft.text);
  const inAddress = findAddresses(draft.text, masked);
  const tags = [...masked.matchAll(/<\/?[a-z][^<>]*>|<[^<>\s]+@[^<>\s]+>/gi)].map(({ 0: tag, index }) => ({
    start: index,
    end: index + tag.length,
  }));
  const isTaken = coveredBy([...inAddress, ...tags]);
  const edits: Edit[] = [];
  for (const { 0: written, index } of masked.matchAll(sign)) {
    const end = index + written.length;
    if (isTaken({ start: index, end: index + 1 })) continue;
    const keys = [...written.matchAll(widest)].map(({ 1: one = '', 0: whole, index: at }) => ({
      key: findKey(one, known),
      at: at + whole.length - one.length,
    }));
    // A reference to what has its label here: `@fig-moon`.
    if (keys.every(({ key: one }) => /^[a-z]{2,4}-/.test(one) && masked.includes(`{#${one}`))) continue;
    if (known !== undefined && keys.every(({ key: one }) => known.has(one))) {
      for (const { key: one, at } of keys) {
        const id = known.get(one) ?? one;
        if (id !== one) edits.push({ start: index + at, end: index + at + one.length, text: id });
      }
      continue;
    }
    if (known === undefined) {
      for (const { index: at } of written.matchAll(atSign))
        edits.push({ start: index + at, end: index + at, text: '\\' });
      continue;
    }
    report({
      what: 'citations of references that are not in the source',
      became: 'unconverted',
      detail: written,
      origin: draft.originAt(index),
    });
    edits.push({ start: index, end, text: markUnconverted(draft.text.slice(index, end), 'inline') });
  }
  return editDraft(draft, edits);
}

/** The longest beginning that is the key of a reference, or that could be one. */
function findKey(written: string, known: ReadonlyMap<string, string> | undefined): string {
  for (let end = written.length; end > 0; end -= 1) {
    const begun = written.slice(0, end);
    if (known?.has(begun) === true) return begun;
  }
  return new RegExp(`^${key}`, 'u').exec(written)?.[0] ?? written;
}
