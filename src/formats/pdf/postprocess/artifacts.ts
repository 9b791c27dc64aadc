import { eachOperator } from './operators.ts';
import type { PageContent } from './pages.ts';
import type { PictureContent } from './pictures.ts';

const begin = '/Artifact BMC\n';
const end = '\nEMC';
const tagged = /^\/\w+ ?<<\/MCID (\d+) ?>> ?BDC$/;

/** A page on which everything that is no content is marked as an artifact. */
export interface MarkedPage extends PageContent {
  /** The numbers of tagged content that showed nothing but lines and grounds: it is an artifact now. */
  readonly decorations: ReadonlySet<number>;
}

interface Insertion {
  readonly at: number;
  readonly text: string;
  /** How much of what is there gives way. */
  readonly length: number;
}

/**
 * Marks what no tag covers, the margin boxes and the grounds, as artifacts (ISO 32000, 14.8.2.2): a screen reader
 * passes over them. So does it, then, over the rules of tables and lists, which Chromium tags as their content. Works
 * line by line: marks may not be between a path and the operator that paints it.
 */
export function markArtifacts({ page, content }: PageContent, pictures: PictureContent): MarkedPage {
  const own = pictures.get(page);
  const insertions: Insertion[] = [];
  const insert = (at: number, text: string, length = 0): unknown => insertions.push({ at, text, length });
  const decorations = new Set<number>();
  let depth = 0;
  let pathStart: number | undefined;
  // The outermost tagged content: where its mark is, its number, and whether it shows a text or a picture.
  let open: { start: number; length: number; id: number; isContent: boolean } | undefined;

  eachOperator(content, (operator, start, stop) => {
    if (operator === 'BDC' || operator === 'BMC') {
      depth++;
      if (depth === 1) {
        const id = Number(tagged.exec(content.slice(start, stop))?.[1] ?? NaN);
        open = Number.isNaN(id)
          ? undefined
          : { start, length: stop - start, id, isContent: own?.has(id) === true };
      }
      pathStart = undefined;
    } else if (operator === 'EMC') {
      depth--;
      if (depth === 0 && open?.isContent === false) {
        insert(open.start, '/Artifact BMC', open.length);
        decorations.add(open.id);
      }
      if (depth === 0) open = undefined;
    } else if (depth > 0) {
      if (open !== undefined && showsContent(operator)) open.isContent = true;
    } else if (pathStart !== undefined) {
      if (!/^(?:[fFbBsS]\*?|n)$/.test(operator)) return;
      if (operator !== 'n') {
        insert(pathStart, begin);
        insert(stop, end);
      }
      pathStart = undefined;
    } else if (operator === 're' || operator === 'm') pathStart = start;
    else if (operator === 'BT') insert(start, begin);
    else if (operator === 'ET') insert(stop, end);
    else if (operator === 'Do' || operator === 'sh') {
      insert(start, begin);
      insert(stop, end);
    }
  });
  return { page, content: apply(content, insertions), decorations };
}

function showsContent(operator: string): boolean {
  return operator === 'Tj' || operator === 'TJ' || operator === 'Do' || operator === 'EI';
}

function apply(content: string, insertions: readonly Insertion[]): string {
  let result = '';
  let done = 0;
  for (const { at, text, length } of insertions.toSorted((a, b) => a.at - b.at)) {
    result += content.slice(done, at) + text;
    done = at + length;
  }
  return result + content.slice(done);
}
