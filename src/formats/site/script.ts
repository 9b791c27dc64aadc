import { createHash } from 'node:crypto';
import type { Artifact } from '../../model/artifact.ts';
import type { FormatInput } from '../format.ts';
import { textArtifact } from './assets.ts';

/** In the order in which they run. Each is a function of its own, and needs none of the others. */
const scripts = ['appearance', 'context', 'progress', 'lists', 'quote'] as const;

/** The one script of the pages, without which they lack nothing but comfort. Its name changes with its content. */
export function makeScript({ templates }: FormatInput): {
  readonly file: string;
  readonly artifact: Artifact;
} {
  const text = scripts.map((name) => shorten(templates.text(`site/scripts/${name}.js`))).join('\n');
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 10);
  const file = `assets/site.${digest}.js`;
  return { file, artifact: textArtifact(file, text) };
}

/** Without comments, those of types among them, and without indentation. */
function shorten(script: string): string {
  return script
    .replaceAll(/\/\*\*.*?\*\/\s*/gs, '')
    .replaceAll(/^\s*\/\/.*\n/gm, '')
    .replaceAll(/^\s+/gm, '')
    .trim();
}
