import { expect, test } from 'vitest';
import { littlePublication } from '../harness/publication.ts';

test('a printed book that may not claim PDF/UA-1 is reported as its golden says', async () => {
  const publication = littlePublication().withFixture('diagnostics/pdf-accessible');
  const report = await publication.report('build', '--format', 'pdf');
  expect(report).toMatch(/ warning pdf-accessible$/m);
  await expect(report).toMatchFileSnapshot('goldens/pdf-accessible.txt');
});
