const start = '<!-- measured: npm run bench writes from here -->';
const end = '<!-- measured: to here -->';

/** The guide with this block of Markdown in place of the one that an earlier run wrote. */
export function fillGuide(guide: string, block: string): string {
  const from = guide.indexOf(start);
  const to = guide.indexOf(end);
  if (from < 0 || to < from) throw new Error('The guide has no place for what was measured.');
  return `${guide.slice(0, from)}${start}\n\n${block.trim()}\n\n${guide.slice(to)}`;
}
