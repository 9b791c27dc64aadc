import stringWidth from 'fast-string-width';
import { expect, test } from 'vitest';
import { openProgress } from '../../src/cli/terminal-progress.ts';
import { outputPath } from '../../src/model/paths.ts';

test('sizes are in one column, whatever the labels and titles are', () => {
  const lines: string[] = [];
  const progress = openProgress({
    line: (text) => lines.push(text),
    status: () => undefined,
    style: (_, text) => text,
  });
  const titles = [
    ['PDF', 'Havet'],
    ['Flash cards', 'Havet og alt det som lever der, del for del, år for år'],
    ['EPUB', '海の本：潮の満ち引きと、そこに生きるすべてのものたちについての長い話'],
    ['EPUB', 'Семья 👩‍👩‍👧 и море'],
  ] as const;
  for (const [label, title] of titles)
    progress.made(label, title, [{ path: outputPath('a'), size: 1e6, isKept: false, isCopy: false }], 1000);
  const columns = lines.map((line) => stringWidth(line.slice(0, line.indexOf('1.0 MB'))));
  expect(columns).toEqual(columns.map(() => columns[0]));
  expect(lines[1]).toContain('✓ Flash cards Havet og alt det');
});
