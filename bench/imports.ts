import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { wxr } from '../test/harness/wxr.ts';
import { seededRandom } from './random.ts';
import { timeCells, timeCommand } from './time-command.ts';
import { writeReport } from './report.ts';

const sizes = [100, 1000] as const;

const words =
  'nettverk relasjon kunde avtale møte marked tillit verdi og som bygger krever endrer når fordi også eller'.split(
    ' ',
  );

/** Times the import of sites of WordPress, whose posts have about 1,000 words. */
export function reportImports(): string {
  const rows = sizes.map((posts) => {
    const folder = mkdtempSync(join(tmpdir(), 'kolofon-bench-'));
    try {
      const source = join(folder, 'site.xml');
      writeFileSync(
        source,
        wxr(
          Array.from({ length: posts }, (_, index) => ({ id: index + 1, content: writePost(index, posts) })),
        ),
      );
      const command = [
        process.execPath,
        resolve('build/cli.js'),
        'import',
        source,
        '--into',
        join(folder, 'library'),
      ];
      return { posts: String(posts), ...timeCells('import', timeCommand(command)) };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
  return writeReport('Import of WordPress', '. Times in seconds.', rows);
}

function writePost(seed: number, posts: number): string {
  const random = seededRandom(seed + 1);
  const pick = () => words[Math.floor(random() * words.length)] ?? '';
  const sentence = () => `${Array.from({ length: 12 }, pick).join(' ')}.`;
  const link = () =>
    `<a href="https://www.hagen.no/2019/05/innlegg-${String(1 + Math.floor(random() * posts))}/">${pick()}</a>`;
  const paragraph = () =>
    `<!-- wp:paragraph -->\n<p>${sentence()} <em>${pick()}</em> ${sentence()} ${link()} ${sentence()}</p>\n<!-- /wp:paragraph -->`;
  return Array.from({ length: 27 }, paragraph).join('\n\n');
}
