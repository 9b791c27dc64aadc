import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface Publication {
  readonly title: string;
  readonly summary: string;
  readonly series: readonly string[];
}

interface Series {
  readonly title: string;
  readonly summary: string;
  readonly parts: readonly (string | { readonly section: string; readonly parts: readonly string[] })[];
}

/** `docs/README.md`: the handbook for readers of the repository. */
export function writeContentsPage(): string {
  const { title, summary, series } = read('publication') as Publication;
  return `# ${title}

${summary}

\`npm run docs\` builds it into \`docs/dist\`: a site, and an EPUB and a PDF of each series. [How this handbook is made](series/articles/handbook.md) explains the rest.

${series.map((id) => writeSeries(read(id) as Series)).join('\n\n')}
`;
}

function writeSeries({ title, summary, parts }: Series): string {
  const ids = parts.flatMap((part) => (typeof part === 'string' ? [part] : part.parts));
  return `## ${title}\n\n${summary}\n\n${ids.map((id, index) => `${index + 1}. ${writeLink(id)}`).join('\n')}`;
}

function writeLink(id: string): string {
  const text = readFileSync(`docs/series/articles/${id}.md`, 'utf8');
  const { title, summary } = parse(text.split('---\n')[1] ?? '') as { title: string; summary: string };
  return `[${title}](series/articles/${id}.md). ${summary}`;
}

function read(name: string): unknown {
  return parse(readFileSync(`docs/series/${name}.yaml`, 'utf8'));
}
