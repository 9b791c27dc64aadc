import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { wxr, writeItem } from '../test/harness/wxr.ts';
import { seededRandom } from './random.ts';

const sentence =
  'The tide rises for six hours and falls for six, and the moon is never far from it, as every sailor knows. ';

/** A folder of texts of 1,000 words, which link to one another. */
export function writeNotes(folder: string, count: number): void {
  mkdirSync(folder);
  for (let index = 0; index < count; index += 1)
    writeFileSync(join(folder, `note-${String(index)}.md`), writeNote(index, count));
}

function writeNote(index: number, count: number): string {
  const next = `note-${String((index + 1) % count)}.md`;
  const sections = Array.from(
    { length: 10 },
    (_, section) =>
      `## Part ${String(section)}\n\n${sentence.repeat(4)}See [the next](${next}#part-${String(section)}), *now* and \`code\`.\n\n> [!NOTE]\n> Wait.\n`,
  );
  return `# Note ${String(index)}\n\n${sections.join('\n')}\n\`\`\`js\nconst tide = 1;\n\`\`\`\n`;
}

const words =
  'nettverk relasjon kunde avtale møte marked tillit verdi og som bygger krever endrer når fordi også eller'.split(
    ' ',
  );

/** An export of WordPress with posts of 1,000 words, which link to one another. */
export function writeSite(file: string, posts: number): void {
  writeExport(file, (write) => {
    for (let id = 1; id <= posts; id += 1) write(writeItem({ id, content: writePost(id, posts, 27) }));
  });
}

/** One of at least so many bytes: most posts have 1,000 words, one in 50 has 20 times as many, and one in 500 has 2 MB. */
export function writeLargeSite(file: string, bytes: number): void {
  writeExport(file, (write) => {
    let written = 0;
    for (let id = 1; written < bytes; id += 1) {
      const paragraphs = id % 500 === 0 ? 5_400 : id % 50 === 0 ? 540 : 27;
      written += write(writeItem({ id, content: writePost(id, id, paragraphs) }));
    }
  });
}

/** Item by item, because an export may be larger than memory. */
function writeExport(file: string, writeItems: (write: (item: string) => number) => void): void {
  const end = '</channel>';
  const [head = '', tail = ''] = wxr([]).split(end);
  const opened = openSync(file, 'w');
  try {
    writeSync(opened, head);
    writeItems((item) => writeSync(opened, `${item}\n`));
    writeSync(opened, end + tail);
  } finally {
    closeSync(opened);
  }
}

function writePost(seed: number, posts: number, paragraphs: number): string {
  const random = seededRandom(seed);
  const pick = () => words[Math.floor(random() * words.length)] ?? '';
  const words12 = () => `${Array.from({ length: 12 }, pick).join(' ')}.`;
  const link = () =>
    `<a href="https://www.hagen.no/2019/05/innlegg-${String(1 + Math.floor(random() * posts))}/">${pick()}</a>`;
  const paragraph = () =>
    `<!-- wp:paragraph -->\n<p>${words12()} <em>${pick()}</em> ${words12()} ${link()} ${words12()}</p>\n<!-- /wp:paragraph -->`;
  return Array.from({ length: paragraphs }, paragraph).join('\n\n');
}
