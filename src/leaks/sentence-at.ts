import { textAt, type Fingerprints } from './fingerprints.ts';
import type { SourcePath } from '../model/paths.ts';

/** The sentence of a protected article in which a letter is, with its spaces made plain. */
export function sentenceAt(
  { texts }: Fingerprints,
  letter: number,
): { readonly source: SourcePath; readonly sentence: string } {
  const { source, language, text, from, start } = textAt(texts, letter);
  const index = from[letter - start] ?? 0;
  const lineStart = text.lastIndexOf('\n', index) + 1;
  const lineEnd = text.indexOf('\n', index);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd);
  const found = new Intl.Segmenter(language, { granularity: 'sentence' })
    .segment(line)
    .containing(index - lineStart);
  return { source, sentence: (found?.segment ?? line).replaceAll(/\s+/g, ' ').trim() };
}
