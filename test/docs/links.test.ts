import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { articles } from './handbook.ts';

const files = [
  ...['ARCHITECTURE.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'README.md', 'SECURITY.md', 'docs/README.md'],
  ...articles.map(({ id }) => `docs/series/articles/${id}.md`),
];

const { files: packed } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: readonly string[] };

/** The targets of links and images, as paths in the repository. Code is no link. */
function targetsIn(file: string): string[] {
  const text = readFileSync(file, 'utf8')
    .replaceAll(/^(`{3,})[^]*?^\1$/gm, '')
    .replaceAll(/(`+)[^`\n]+\1/g, '');
  return [...text.matchAll(/\]\(([^)\s#]+)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => posix.join(posix.dirname(file), target));
}

test('every link of the guides leads to a file, on a code host and in the package', () => {
  const links = files.flatMap((file) => targetsIn(file).map((target) => ({ file, target })));
  expect(links.length).toBeGreaterThan(150);
  const isPacked = (path: string) => packed.some((entry) => path === entry || path.startsWith(`${entry}/`));
  expect(links.filter(({ target }) => !existsSync(target) || !isPacked(target))).toEqual([]);
});
