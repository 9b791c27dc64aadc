import type { Versions } from './merge-text.ts';

/** The parts of a manifest without sections, whole: what is behind them begins at the margin. */
const list = /^parts:\n(?: *- [^\n:#]+(?:#[^\n]*)?\n)+(?![ \t-])/m;

const comment = /[ \t]+#.*$/;

/**
 * Three versions of a manifest with the same parts: what one side added is in, what one side took out is not, in the order
 * of the source where that has changed. By its lines, each of these would be a conflict. Any other text stays as it is.
 */
export function alignParts(versions: Versions): Versions {
  const [base, ours, theirs] = [versions.base, versions.ours, versions.theirs].map(partsIn);
  if (base === undefined || ours === undefined || theirs === undefined) return versions;
  const isReordered = !isSameOrder(base, theirs);
  const parts = isReordered ? mergeLists(base, theirs, ours) : mergeLists(base, ours, theirs);
  const comments = commentsIn(versions.ours);
  const block = `parts:\n${parts.map((id) => `  - ${id}${comments.get(id) ?? ''}\n`).join('')}`;
  const put = (text: string) => text.replace(list, () => block);
  return { base: put(versions.base), ours: put(versions.ours), theirs: put(versions.theirs) };
}

function partsIn(text: string): string[] | undefined {
  return linesIn(text)?.map(idIn);
}

/** What an editor wrote behind parts. */
function commentsIn(text: string): ReadonlyMap<string, string> {
  return new Map((linesIn(text) ?? []).map((line) => [idIn(line), comment.exec(line)?.[0] ?? '']));
}

function idIn(line: string): string {
  return line.replace(/^ *- /, '').replace(comment, '').trim();
}

function linesIn(text: string): string[] | undefined {
  // An article begins with its front matter.
  const [block] = text.startsWith('---') ? [] : (list.exec(text) ?? []);
  return block?.split('\n').slice(1, -1);
}

function isSameOrder(base: readonly string[], other: readonly string[]): boolean {
  const left = base.filter((id) => other.includes(id));
  return other.filter((id) => base.includes(id)).every((id, index) => id === left[index]);
}

/** `first` has the order; what the other one added comes behind what it is behind there. */
function mergeLists(base: readonly string[], first: readonly string[], other: readonly string[]): string[] {
  const merged = first.filter((id) => other.includes(id) || !base.includes(id));
  for (const [index, id] of other.entries())
    if (!base.includes(id) && !merged.includes(id))
      merged.splice(merged.indexOf(other[index - 1] ?? '') + 1, 0, id);
  return merged;
}
