import type { Part } from './include-lines.ts';

/** A line that begins or ends a named part: `// ANCHOR: x`, `# --8<-- [start:x]`. */
const anchor = /\bANCHOR(_END)?:[ \t]*([\w-]+)|-{1,3}8<-{1,3}[ \t]*\[(start|end):[ \t]*([\w-]+)\]/;

/** The lines of a file that an include names, without front matter and anchors; undefined where there is no such part. */
export function takePart(
  text: string,
  { anchor: name, from, to, startAfter, endBefore }: Part,
): string | undefined {
  const body = text.replace(/^---[ \t]*\n(?:[^\n]*\n)*?---[ \t]*(?:\n|$)/, '');
  let lines = (from === undefined ? body : text).replace(/\n$/, '').split('\n');
  if (name !== undefined) {
    const start = lines.findIndex((line) => isAnchor(line, name, false));
    const end = lines.findIndex((line, index) => index > start && isAnchor(line, name, true));
    if (start === -1) return undefined;
    lines = lines.slice(start + 1, end === -1 ? undefined : end);
  }
  if (from !== undefined) {
    if (from > lines.length) return undefined;
    lines = lines.slice(Math.max(0, from - 1), to);
  }
  if (startAfter !== undefined) {
    const start = lines.findIndex((line) => line.includes(startAfter));
    if (start === -1) return undefined;
    lines = lines.slice(start + 1);
  }
  if (endBefore !== undefined) {
    const end = lines.findIndex((line) => line.includes(endBefore));
    if (end === -1) return undefined;
    lines = lines.slice(0, end);
  }
  return lines.filter((line) => !anchor.test(line)).join('\n');
}

function isAnchor(line: string, name: string, isEnd: boolean): boolean {
  const [, end, first, side, second] = anchor.exec(line) ?? [];
  if ((first ?? second) !== name) return false;
  return isEnd === (end !== undefined || side === 'end');
}
