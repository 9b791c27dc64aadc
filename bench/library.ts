import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeArticle } from './article.ts';
import { listIds, writeManifest, writePublication } from './corpus.ts';
import { seededRandom } from './random.ts';

/** The parts of a series. */
export const seriesLength = 26;

export interface PlannedSeries {
  readonly id: string;
  readonly title: string;
  readonly parts: readonly string[];
}

/**
 * Every article in one series of 26; three in ten in a second one as well, and one in twenty in a third. The same from
 * the same number of articles.
 */
export function planSeries(articles: number): PlannedSeries[] {
  const ids = listIds(articles);
  const random = seededRandom(articles);
  const shuffled = ids
    .map((id) => ({ id, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ id }) => id);
  const twice = shuffled.slice(0, Math.round(articles * 0.35));
  const thrice = twice.slice(0, Math.round(articles * 0.05)).toReversed();
  return [cut(ids), cut(twice), cut(thrice)].flat().map((parts, index) => ({
    id: `serie-${String(index + 1).padStart(4, '0')}`,
    title: `Serie ${index + 1}`,
    parts,
  }));
}

function cut(ids: readonly string[]): string[][] {
  const count = Math.ceil(ids.length / seriesLength);
  return Array.from({ length: count }, (_, index) =>
    ids.slice(index * seriesLength, (index + 1) * seriesLength),
  );
}

/** How many pictures all articles share. */
const pictures = 10;

/** Writes the publication. `settings` are lines of YAML for `publication.yaml`. */
export function writeLibrary(folder: string, articles: number, settings: string): void {
  const home = join(folder, 'series', 'articles');
  mkdirSync(join(home, 'figures'), { recursive: true });
  const series = planSeries(articles);
  listIds(articles).forEach((id, index, ids) => {
    const next = ids[(index + 1) % articles] ?? id;
    writeFileSync(
      join(home, `${id}.md`),
      writeArticle(index, next, `figures/figur-${(index % pictures) + 1}.svg`),
    );
  });
  for (let number = 1; number <= pictures; number += 1) {
    writeFileSync(join(home, 'figures', `figur-${number}.svg`), drawPicture(number));
  }
  writeFileSync(
    join(folder, 'series', 'publication.yaml'),
    writePublication(
      series.map(({ id }) => id),
      settings,
    ),
  );
  for (const { id, title, parts } of series) {
    writeFileSync(join(folder, 'series', `${id}.yaml`), writeManifest(title, parts));
  }
}

function drawPicture(number: number): string {
  const bars = Array.from(
    { length: 8 },
    (_, index) =>
      `<rect x="${20 + index * 70}" y="${280 - ((index * number * 37) % 240)}" width="50" height="${(index * number * 37) % 240}" fill="#356"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="300" viewBox="0 0 600 300">${bars.join('')}</svg>\n`;
}
