import type { PageContent } from './pages.ts';

const begin = '/Artifact BMC';
const end = 'EMC';

/**
 * Marks what no tag covers, the margin boxes and the grounds, as artifacts (ISO 32000, 14.8.2.2): a screen reader
 * passes over them. Works line by line: marks may not stand between a path and the operator that paints it.
 */
export function markArtifacts({ page, content }: PageContent): PageContent {
  const out: string[] = [];
  let depth = 0;
  let path: string[] = [];
  for (const line of content.split('\n')) {
    const operator = /[A-Za-z]+\*?$/.exec(line)?.[0];
    if (operator === 'BDC' || operator === 'BMC') depth++;
    if (operator === 'EMC') depth--;
    if (depth > 0 || operator === 'EMC') {
      out.push(...path, line);
      path = [];
    } else if (path.length > 0 || operator === 're' || operator === 'm') {
      path.push(line);
      if (operator !== undefined && /^(?:[fFbBsS]\*?|n)$/.test(operator)) {
        out.push(...(operator === 'n' ? path : [begin, ...path, end]));
        path = [];
      }
    } else if (operator === 'BT') out.push(begin, line);
    else if (operator === 'ET') out.push(line, end);
    else if (operator === 'Do' || operator === 'sh') out.push(begin, line, end);
    else out.push(line);
  }
  return { page, content: [...out, ...path].join('\n') };
}
