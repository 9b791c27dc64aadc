/**
 * Marks what has no counterpart, so that it stays visible in the text and `kolofon check` names it (`import-settled`). A
 * text in several lines, or one that is a block, becomes a code block of its own; the rest becomes inline code.
 */
export function markUnconverted(text: string, shape: 'block' | 'inline'): string {
  if (shape === 'inline' && !text.includes('\n')) {
    const fence = '`'.repeat(longestRun(text) + 1);
    const edge = /^`|`$/.test(text) ? ' ' : '';
    return `${fence}unconverted: ${text}${edge}${fence}`;
  }
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}unconverted\n${text.replace(/\n$/, '')}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
