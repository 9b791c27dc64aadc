import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { idOf } from '../../model/ids.ts';
import { openSourceFiles } from '../../platform/source-files.ts';
import { splitFrontMatter } from '../markdown/split-front-matter.ts';
import { textsOf } from '../markdown/values.ts';
import type { EarlierImport } from './earlier-import.ts';

const articles = 'series/articles/';

/** The earlier import, with articles where an editor has moved them since: `kolofon mv` leaves their ids, or names them under `formerly`. */
export function followMoves(earlier: EarlierImport, target: string): EarlierImport {
  const { state } = earlier;
  if (state === undefined) return earlier;
  const known = Object.entries(state.names).filter(([origin]) => origin.startsWith('article '));
  const lost = known.filter(([, path]) => !existsSync(join(target, articles, path)));
  if (lost.length === 0) return earlier;
  const others = findOthers(target, new Set(known.map(([, path]) => articles + path)));
  const moves = new Map(
    lost.flatMap(([, path]) => {
      const to = others.get(idOf(path));
      return to === undefined ? [] : [[articles + path, to] as const];
    }),
  );
  const former = new Map([...moves].map(([path, to]) => [to, path]));
  const moved = (path: string) => moves.get(path) ?? path;
  const renamed = (path: string) => moved(articles + path).slice(articles.length);
  return {
    ...earlier,
    state: {
      ...state,
      names: mapEntries(state.names, (origin, path) => [
        origin,
        origin.startsWith('article ') ? renamed(path) : path,
      ]),
      files: mapEntries(state.files, (path, digest) => [moved(path), digest]),
    },
    baseOf: (path) => earlier.baseOf(former.get(path) ?? path),
  };
}

/** The articles that no import wrote, by the ids that they have and had. */
function findOthers(target: string, imported: ReadonlySet<string>): ReadonlyMap<string, string> {
  const files = openSourceFiles(target);
  const found = new Map<string, string>();
  for (const path of files.list('series/articles')) {
    if (!path.endsWith('.md') || imported.has(path)) continue;
    const { values } = splitFrontMatter(new TextDecoder().decode(files.read(path)));
    for (const id of [...textsOf(values['formerly']), idOf(path)]) found.set(id, path);
  }
  return found;
}

function mapEntries(
  values: Readonly<Record<string, string>>,
  change: (key: string, value: string) => readonly [string, string],
): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => change(key, value)));
}
