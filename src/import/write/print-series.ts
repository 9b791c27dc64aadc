import type { ImportedSeries } from '../imported.ts';
import { printYaml } from './print-article.ts';

/** A manifest. */
export function printSeries({ title, summary, language, editors, formerly, parts }: ImportedSeries): string {
  const values = { title, summary: summary ?? title, language, editors, formerly, parts };
  return `# yaml-language-server: $schema=schemas/series.schema.json\n${printYaml(values)}`;
}
