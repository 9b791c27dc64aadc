import type { Artifact } from '../artifact.ts';
import type { RenderInput } from '../format.ts';
import { digestOf, textArtifact } from './assets.ts';
import { shortenScript } from './shorten.ts';

export interface Script {
  /** Relative to the folder of the site. Its name changes with its content. */
  readonly file: string;
  readonly artifact: Artifact;
}

/** In the order in which they run. Each is a function of its own, and needs none of the others. */
const ofEveryPage = ['appearance', 'context', 'progress', 'lists', 'quote'] as const;

/** The script of all pages, without which they lack nothing but comfort. */
export function makeScript({ templates }: RenderInput): Script {
  return joinScripts('site', ofEveryPage, templates);
}

/** The script of the search page. */
export function makeSearchScript({ templates }: RenderInput): Script {
  return joinScripts('search', ['search'], templates);
}

function joinScripts(name: string, parts: readonly string[], templates: RenderInput['templates']): Script {
  const text = parts.map((part) => shortenScript(templates.text(`site/scripts/${part}.js`))).join('\n');
  const file = `assets/${name}.${digestOf(text)}.js`;
  return { file, artifact: textArtifact(file, text) };
}
