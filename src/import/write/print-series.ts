import type { ImportedSeries } from '../imported.ts';
import { printYaml } from './print-article.ts';

/** A manifest. `date`: that of the first edition. */
export function printSeries(
  { title, summary, language, editors, cover, formerly, parts }: ImportedSeries,
  date: string,
): string {
  const edition = { number: 1, date };
  const picture = cover === undefined ? undefined : `articles/${cover}`;
  const values = {
    title,
    summary: summary ?? title,
    language,
    editors,
    edition,
    cover: picture,
    formerly,
    parts,
  };
  return `# yaml-language-server: $schema=schemas/series.schema.json\n${printYaml(values)}`;
}
