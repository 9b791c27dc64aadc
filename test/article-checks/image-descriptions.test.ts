import { expect, test } from 'vitest';
import { problemsOf } from '../harness/markdown.ts';

const notes = '\n\nTekst[^a].\n\n[^a]: En note.\n\n[b]: x.png';

test.each([
  ['![Noder[^a] her](x.png)', '[^a]'],
  ['Se ![noder^[inni]](x.png) her', '^[inni]'],
  ['![Etter [@castells2004, s. 3]](x.png)', '[@castells2004, s. 3]'],
])('%s is described with more than plain text', async (text, found) => {
  const problems = await problemsOf(text + notes);
  expect(problems.filter((problem) => problem.startsWith('dialect-known'))).toEqual([
    `dialect-known: ${found}`,
  ]);
});

test.each([
  ['![Kurven $x^2$](x.png "Med $x^2$")'],
  ['![Kurven $\\alpha$][b]'],
  ['![Noder](x.png "Etter [@castells2004], der $x$ er[^a]")'],
  ['![Pris $5 og $6 i [kroner]](x.png)'],
  ['![Koden \\$x\\$ og kari@a.no](x.png)'],
  ['![US$5 til US$10](x.png)'],
])('%s is not', async (text) => {
  const problems = await problemsOf(text + notes);
  expect(problems.filter((problem) => problem.startsWith('dialect-known'))).toEqual([]);
});
