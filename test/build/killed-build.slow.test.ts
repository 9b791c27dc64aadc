import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realDisk } from '../../src/emit/disk.ts';
import { dyingDisk, type Operation } from '../harness/broken-disks.ts';
import { sumFiles } from '../harness/list-files.ts';
import { littlePublication } from '../harness/publication.ts';
import { runHere } from '../harness/run-here.ts';

const secret = 'Denne setningen om fugler, tog og kaffe er bare for dem som betaler for den hvert år.';
const article = 'series/articles/risiko.md';
const manifest = 'series/nettverksbygging.yaml';
const broken = 'series/articles/brutt.md';

/** The article as members get it, in a series with an open one; every kind of picture and index is left out. */
const publication = littlePublication()
  .withArticle('risiko', `${secret}\n`, { access: 'members' })
  .withSeries('nettverksbygging', { parts: ['tillit', 'risiko'] })
  .withConfig({
    series: ['nettverksbygging'],
    site: { search: false, socialImages: false },
  })
  .withoutFile('series/articles/nettverk-og-relasjon.md')
  .withArticle('tillit', 'En åpen tekst.\n');

/** Edits of access, draft status, membership and text. */
const edits: readonly (readonly [path: string, from: string, to: string])[] = [
  [article, 'access: members', 'access: public'],
  [article, 'access: members', 'access: members\nstatus: draft'],
  [manifest, '\n  - risiko', ''],
  [article, 'kaffe', 'te'],
];

type State = 'before' | 'after';

/**
 * A build has some hundred operations. Each edit hits one of every other kind, and the next edit the others; or all of them
 * are hit, in every format, which takes an hour.
 */
const hitsAll = process.env['KOLOFON_KILL_ALL'] !== undefined;
const formats = hitsAll ? 'site,epub,pdf,press,server' : 'site,epub,pdf,server';

test('killed at any operation while an article changes, undone or not, a build gives what a clean one gives', () =>
  publication.inFolder(async (folder) => {
    const build = async (output: string, disk = realDisk) => {
      rmSync(join(folder, 'series/addresses.lock.yaml'), { force: true });
      const paths = ['--root', folder, '--out', join(folder, output), '--cache', join(folder, 'cache')];
      return runHere(['build', ...paths, '--format', formats], {}, '', disk);
    };
    const buildWell = async (output: string) => {
      const { code, log, output: stdout } = await build(output);
      expect(code, `${log}\n${stdout}`).toBe(0);
      return sumFiles(join(folder, output));
    };
    const before = await buildWell('clean');
    await buildWell('dist');

    for (const [index, [path, from, to]] of edits.entries()) {
      const original = readFileSync(join(folder, path), 'utf8');
      expect(original).toContain(from);
      const edit = (state: State) =>
        writeFileSync(join(folder, path), state === 'before' ? original : original.replace(from, to));
      edit('after');
      const clean = { before, after: await buildWell(`clean-${String(index)}`) };
      expect(clean.after).not.toEqual(before);

      const { disk, done } = dyingDisk(Infinity);
      expect((await build('dist', disk)).code).toBe(0);
      let state = 'after' as State;
      for (const [nth, steps] of chooseSteps(done, index).entries()) {
        const next: State = state === 'after' ? 'before' : 'after';
        edit(next);
        expect((await build('dist', dyingDisk(steps).disk)).code).not.toBe(1);
        // A build that writes nothing leaves what there was before the killed one, or all of what that had made.
        if (nth % 2 === 1) {
          writeFileSync(join(folder, broken), '---\ntitle: [\n---\n');
          expect((await build('dist')).code).toBe(1);
          rmSync(join(folder, broken));
          const sums = withoutRecord(sumFiles(join(folder, 'dist')));
          expect([clean[state], clean[next]].map(withoutRecord)).toContainEqual(sums);
        }
        // Every other one is undone.
        if (nth % 2 === 0) edit(state);
        else state = next;
        expect(await buildWell('dist'), `${to}, ${String(steps)} operations`).toEqual(clean[state]);
        expect(readdirSync(join(folder, 'dist')).filter((name) => name.startsWith('.staging'))).toEqual([]);
      }
      edit('before');
      expect(await buildWell('dist')).toEqual(before);
    }
  }));

/** The record may say that a build was interrupted. */
function withoutRecord(sums: Record<string, string>): Record<string, string> {
  return { ...sums, '.kolofon-outputs.json': '' };
}

/** The operations at which a build is killed. Later edits are killed at later ones of each kind. */
function chooseSteps(operations: readonly Operation[], edit: number): number[] {
  if (hitsAll) return [...operations.keys()];
  const kinds = [...new Set(operations)].sort().filter((_, index) => (index + edit) % 2 === 0);
  return kinds.flatMap((kind) => {
    const steps = operations.flatMap((one, step) => (one === kind ? [step] : []));
    return steps.slice(Math.floor(((edit + 0.5) / edits.length) * steps.length)).slice(0, 1);
  });
}
