import { readFileSync } from 'node:fs';
import { format } from 'prettier';

/** A page of the handbook: front matter, then the body. */
export interface Page {
  readonly title: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly body: string;
}

export function printPage({ title, summary, tags, body }: Page): string {
  const frontMatter = [`title: ${title}`, `summary: ${summary}`, 'published: 2026-11-23'];
  return `---\n${frontMatter.join('\n')}\ntags: [${tags.join(', ')}]\n---\n\n${body}\n`;
}

export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return lines.join('\n');
}

export function code(text: string): string {
  return `\`${text}\``;
}

/** Plain text from the code: nothing in it is markup. URLs become code, not links. */
export function escapeText(text: string): string {
  return text.replaceAll(/[\\@*<[\]|`]/g, '\\$&').replaceAll(/https?:\/\/[^\s…]*[^\s….]/g, code);
}

/** As `npm run format` leaves it. */
export function formatMarkdown(text: string): Promise<string> {
  const options = JSON.parse(readFileSync('.prettierrc.json', 'utf8')) as object;
  return format(text, { ...options, parser: 'markdown' });
}
