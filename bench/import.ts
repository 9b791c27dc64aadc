import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const articles = 1_000;
const paragraphs = 10;
const sentence =
  'The tide rises for six hours and falls for six, and the moon is never far from it, as every sailor knows. ';

/** How long `kolofon import` needs for a folder of 1,000 texts of 1,000 words, next to the start of the command alone. */
export function reportImport(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kolofon-import-bench-'));
  try {
    const source = join(folder, 'notes');
    mkdirSync(source);
    for (let index = 0; index < articles; index += 1)
      writeFileSync(join(source, `note-${String(index)}.md`), writeNote(index));
    const start = time(['--version']);
    const whole = time(['import', source, '--into', join(folder, 'library'), '--from', 'markdown']);
    return [
      '# Import\n',
      '| command | seconds |',
      '| --- | ---: |',
      `| start of the command | ${start.toFixed(2)} |`,
      `| ${articles.toLocaleString('en')} texts of Markdown | ${whole.toFixed(2)} |`,
      '',
    ].join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeNote(index: number): string {
  const next = `note-${String((index + 1) % articles)}.md`;
  const sections = Array.from(
    { length: paragraphs },
    (_, section) =>
      `## Part ${String(section)}\n\n${sentence.repeat(4)}See [the next](${next}#part-${String(section)}), *now* and \`code\`.\n\n> [!NOTE]\n> Wait.\n`,
  );
  return `# Note ${String(index)}\n\n${sections.join('\n')}\n\`\`\`js\nconst tide = 1;\n\`\`\`\n`;
}

function time(args: readonly string[]): number {
  const before = performance.now();
  execFileSync(process.execPath, ['build/cli.js', ...args], { stdio: 'ignore' });
  return (performance.now() - before) / 1000;
}
