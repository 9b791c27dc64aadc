import { expect, test } from 'vitest';
import { formatTable } from '../../src/cli/table.ts';
import { littlePublication } from '../harness/publication.ts';
import { runHere } from '../harness/run-here.ts';

const library = littlePublication()
  .withConfig({ series: ['annet', 'nettverksbygging'] })
  .withSeries('annet', { parts: ['snart', 'kladd', 'tillit'], planned: 9 })
  .withArticle('snart', 'Snart ute.', { status: 'scheduled', published: '2027-01-05' })
  .withArticle('kladd', 'En to tre.', { status: 'draft', access: 'members' });

test('lists series, articles, and what is due', async () => {
  await library.inFolder(async (root) => {
    const { code, output } = await runHere(['list', '--root', root]);
    expect(code).toBe(0);
    expect(output).toMatch(/^annet +Annet +1 of 9 +\d+$/m);
    expect(output).toMatch(/^tillit +Tillit +1\/1 annet, 2\/2 nettverksbygging +\d+ {2}published$/m);
    expect(output).toMatch(/^snart +Snart +annet +2 {2}due 2027-01-05$/m);
    expect(output).toMatch(/^kladd +Kladd +annet +3 {2}draft, members$/m);
    expect(output).toMatch(/^Due +Article +Title\n2027-01-05 {2}snart +Snart\n$/m);
    const later = await runHere(['list', '--root', root, '--series', 'annet', '--as-of', '2027-01-05']);
    expect(later.output).toMatch(/^snart +Snart +1\/2 annet +2 {2}published$/m);
    expect(later.output).toContain('3 articles. Nothing is due.');
  });
});

test('prints JSON with the shape that the handbook shows', async () => {
  await library.inFolder(async (root) => {
    const { output } = await runHere(['list', '--root', root, '--json']);
    expect(JSON.parse(output)).toMatchObject({
      title: 'Relasjonsbiblioteket',
      date: '2026-11-23',
      series: [
        { id: 'annet', title: 'Annet', file: 'series/annet.yaml', language: 'nb', published: 1, planned: 9 },
        { id: 'nettverksbygging' },
      ],
      articles: [
        { id: 'kladd', state: 'draft', access: 'members', words: 3, series: [{ id: 'annet', of: 1 }] },
        { id: 'nettverk-og-relasjon' },
        { id: 'snart', state: 'due', date: '2027-01-05', file: 'series/articles/snart.md' },
        {
          id: 'tillit',
          series: [
            { id: 'annet', part: 1, of: 1 },
            { id: 'nettverksbygging', part: 2, of: 2 },
          ],
        },
      ],
      due: [{ date: '2027-01-05', id: 'snart', title: 'Snart' }],
    });
  });
});

test('refuses a series that there is not', async () => {
  await library.inFolder(async (root) => {
    const { failure } = await runHere(['list', '--root', root, '--series', 'anet']);
    expect(failure).toBe('UsageError: There is no series "anet". Did you mean "annet"?');
  });
});

test('a table fits the terminal, with wide letters', () => {
  const columns = [
    { title: 'Id', least: 4 },
    { title: 'Title', least: 4 },
    { title: 'Words', isNumber: true },
  ];
  const rows = [
    ['networks', 'Strong ties and what they cost', '1,200'],
    ['数据', '循环结构与数据', '7'],
  ];
  expect(formatTable(columns, rows, undefined)).toEqual([
    'Id        Title                           Words',
    'networks  Strong ties and what they cost  1,200',
    '数据      循环结构与数据                      7',
  ]);
  expect(formatTable(columns, rows, 30)).toEqual([
    'Id        Title          Words',
    'networks  Strong ties…   1,200',
    '数据      循环结构与数…      7',
  ]);
  expect(formatTable(columns, rows, 5).at(1)).toBe('net…  Str…  1,200');
});
