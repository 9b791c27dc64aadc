import type { PageContent } from './pages.ts';

const begin = '/Artifact BMC';
const end = 'EMC';
const tagged = /^\/(\w+) ?<<\/MCID (\d+) ?>> ?BDC$/;

/** A page on which everything that is no content is marked as an artifact. */
export interface MarkedPage extends PageContent {
  /** The numbers of tagged content that showed nothing but lines and grounds: it is an artifact now. */
  readonly decorations: ReadonlySet<number>;
}

/**
 * Marks what no tag covers, the margin boxes and the grounds, as artifacts (ISO 32000, 14.8.2.2): a screen reader
 * passes over them. So does it, then, over the rules of tables and lists, which Chromium tags as their content. Works
 * line by line: marks may not stand between a path and the operator that paints it.
 */
export function markArtifacts({ page, content }: PageContent): MarkedPage {
  const out: string[] = [];
  const decorations = new Set<number>();
  let depth = 0;
  let path: string[] = [];
  // The outermost tagged content: where it begins in `out`, its number, and whether it shows a text or a picture.
  let open: { readonly at: number; readonly id: number; isContent: boolean } | undefined;
  for (const line of content.split('\n')) {
    const operator = operatorOf(line);
    if (operator === 'BDC' || operator === 'BMC') depth++;
    if (operator === 'EMC') depth--;
    if (depth > 0 || operator === 'EMC') {
      for (const waiting of path) out.push(waiting);
      path = [];
      if (operator === 'BDC' && depth === 1) {
        const [, type, id] = tagged.exec(line) ?? [];
        open =
          id === undefined ? undefined : { at: out.length, id: Number(id), isContent: type === 'Figure' };
      }
      if (open !== undefined && showsContent(operator)) open.isContent = true;
      if (depth === 0 && open?.isContent === false) {
        out[open.at] = begin;
        decorations.add(open.id);
      }
      if (depth === 0) open = undefined;
      out.push(line);
    } else if (path.length > 0 || operator === 're' || operator === 'm') {
      path.push(line);
      if (/^(?:[fFbBsS]\*?|n)$/.test(operator)) {
        out.push(...(operator === 'n' ? path : [begin, ...path, end]));
        path = [];
      }
    } else if (operator === 'BT') out.push(begin, line);
    else if (operator === 'ET') out.push(line, end);
    else if (operator === 'Do' || operator === 'sh') out.push(begin, line, end);
    else out.push(line);
  }
  out.push(...path);
  return { page, content: out.join('\n'), decorations };
}

function showsContent(operator: string): boolean {
  return operator === 'Tj' || operator === 'TJ' || operator === 'Do' || operator === 'EI';
}

/** The letters at the end of a line, with a star behind them. Empty where there are none. */
function operatorOf(line: string): string {
  let start = line.length;
  while (start > 0) {
    const code = line.charCodeAt(start - 1);
    const isLetter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 42;
    if (!isLetter) break;
    start--;
  }
  return line.slice(start);
}
