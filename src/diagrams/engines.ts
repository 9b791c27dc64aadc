import type { DiagramEngine } from './engine.ts';
import { graphviz } from './graphviz.ts';
import { mermaid } from './mermaid.ts';
import { lookupTable } from '../model/lookup-table.ts';

/** Everything that draws diagrams, by its id. */
export const engines: Readonly<Record<string, DiagramEngine>> = lookupTable({ graphviz, mermaid });

const ids = new Map(
  Object.entries(engines).flatMap(([id, { languages }]) => languages.map((language) => [language, id])),
);

/** The id of the engine for the language of a code block. */
export function engineFor(language: string | undefined): string | undefined {
  return language === undefined ? undefined : ids.get(language.toLowerCase());
}
