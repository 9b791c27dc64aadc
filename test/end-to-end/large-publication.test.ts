import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sumFiles } from '../harness/list-files.ts';
import { littlePublication } from '../harness/publication.ts';
import { runCommand } from '../harness/run-command.ts';

/** Long enough for the bodies of ten of them to be too many for the memory. */
const longText = `${'Tillit er *ikke* gitt, den bygges av dem som holder ord. '.repeat(20)}\n\n`.repeat(400);
const ids = Array.from({ length: 10 }, (_, index) => `del-${String(index + 1)}`);

const large = ids
  .reduce(
    (publication, id) => publication.withArticle(id, `Dette er ${id}.\n\n${longText}\n`),
    littlePublication(),
  )
  .withSeries('nettverksbygging', { parts: ids })
  .withConfig({ series: ['nettverksbygging'], site: { search: false, socialImages: false } });

test('bodies that are too many for the memory are put aside, nothing of them is left, and the site is the same', () =>
  large.inFolder((root) => {
    const build = (out: string, temporary: string) => {
      const site = ['build', '--root', root, '--format', 'site', '--as-of', '2026-11-23', '--no-cache'];
      const { code, log } = runCommand([...site, '--out', join(root, out)], { TMPDIR: temporary });
      expect(code, log).toBe(0);
      return sumFiles(join(root, out));
    };
    const temporary = join(root, 'temporary');
    mkdirSync(temporary);
    const sums = build('with', temporary);
    expect(readdirSync(temporary)).toEqual([]);
    expect(Object.keys(sums)).toContain('site/articles/del-10/index.html');
    expect(build('without', join(root, 'nowhere'))).toEqual(sums);
    return Promise.resolve();
  }));
