export interface WordDifference {
  /** Words of the source that the output has not, or not as often. */
  readonly lost: readonly string[];
  /** Words that the output has more often than the source. */
  readonly doubled: readonly string[];
}

/** Compares the words of texts, whatever their order and the markup around them. Signs and numbers count for nothing. */
export function compareWords(source: readonly string[], output: readonly string[]): WordDifference {
  const before = countWords(source);
  const after = countWords(output);
  return { lost: moreOften(before, after), doubled: moreOften(after, before) };
}

function moreOften(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): string[] {
  return [...one].flatMap(([word, count]) => {
    const more = count - (other.get(word) ?? 0);
    return more > 0 ? [more === 1 ? word : `${word} ×${String(more)}`] : [];
  });
}

function countWords(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const [word] of plain(text).matchAll(/\p{L}[\p{L}\p{M}'’]*/gu)) {
      const folded = word.toLowerCase();
      counts.set(folded, (counts.get(folded) ?? 0) + 1);
    }
  return counts;
}

/** Without what no reader sees: front matter, comments, tags and addresses. */
function plain(text: string): string {
  return text
    .replace(/^---\n[^]*?\n---\n|^\+\+\+\n[^]*?\n\+\+\+\n/, '')
    .replaceAll(/<!--[^]*?-->/g, ' ')
    .replaceAll(/\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*/g, '] ')
    .replaceAll(/^[ \t]*\[[^\]\n]+\]:[^\n]*$/gm, ' ')
    .replaceAll(/<\/?[A-Za-z][^<>]*>/g, ' ')
    .replaceAll(/https?:\/\/\S+/g, ' ');
}
