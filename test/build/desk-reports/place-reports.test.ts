import { expect, test } from 'vitest';
import { placeReports } from '../../../src/build/desk-reports/place-reports.ts';
import type { DeskReport } from '../../../src/build/desk-reports/read-reports.ts';
import { littlePublication } from '../../harness/publication.ts';

const report: DeskReport = {
  id: 'r1',
  kind: 'error',
  message: 'Wrong\nword.',
  quote: 'tar en risiko',
  article: 'Tillit',
  address: '',
  received: '2026-11-20',
};
const home = 'https://relasjonsbiblioteket.example/';

test('reports are found by URL, with what links add, by former URL, and by title', async () => {
  const { publication } = await littlePublication().prepare();
  const source = publication.articles.find(({ id }) => id === 'tillit')?.source;
  const withFormer = {
    ...publication,
    redirects: new Map([
      ['articles/trust/', 'articles/tillit/'],
      ['articles/faith/', 'articles/tillit/'],
    ]),
  };
  const placed = placeReports(
    [
      { ...report, address: `${home}articles/tillit/?series=nettverksbygging#one`, article: 'x' },
      { ...report, address: `${home}articles/trust/`, article: 'x' },
      { ...report, address: `${home}articles/faith`, article: 'x' },
      report,
      { ...report, quote: 'not there at all' },
      { ...report, article: 'Gone' },
    ],
    withFormer,
    () => '---\ntitle: x\n---\n\nDen som stoler på en annen, tar en risiko.\n',
  );
  const at = placed.map(({ place }) => `${place.file}:${place.start.line}:${place.start.column}`);
  expect(at).toEqual([
    ...Array.from({ length: 4 }, () => `${String(source)}:5:29`),
    `${String(source)}:1:1`,
    'series/publication.yaml:1:1',
  ]);
  expect(placed[0]).toMatchObject({
    code: 'report-settled',
    severity: 'note',
    message: 'A reader reports an error: "Wrong word."',
  });
  expect(placed[5]?.message).toBe('A reader reports an error (Gone): "Wrong word."');
});
