import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { littlePublication } from '../harness/publication.ts';

const guide = readFileSync('docs/series/articles/library.md', 'utf8');
const examples = [...guide.matchAll(/^```js\n([^]*?)^```/gm)].map(([, code = '']) => code);

test('the guide has an example of each function', () => {
  expect(examples.map((code) => /import { (\w+) }/.exec(code)?.[1])).toEqual(['build', 'check', 'dev']);
});

test('the examples do what the guide says', () =>
  littlePublication().inFolder((root) => {
    mkdirSync(join(root, 'node_modules'));
    symlinkSync(process.cwd(), join(root, 'node_modules', 'kolofon'));
    const outputs = examples.map((code, index) => {
      const file = join(root, `example-${index}.mjs`);
      writeFileSync(file, code);
      const { stdout, stderr } = spawnSync(process.execPath, [file], {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, XDG_CACHE_HOME: join(root, 'caches'), SOURCE_DATE_EPOCH: '1795435200' },
      });
      return stdout + stderr;
    });
    expect(outputs).toEqual([
      expect.stringMatching(/^built: \d+ new files\n$/),
      'No problems.\n',
      expect.stringMatching(/^true \d+\n200\n$/),
    ]);
    return Promise.resolve();
  }));
