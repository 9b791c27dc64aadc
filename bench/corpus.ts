import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from './random.ts';

const nouns =
  'nettverk relasjon kunde leverandør avtale møte marked tillit lojalitet verdi bedrift prosess rolle mål plan måling samarbeid kanal merke bransje'.split(
    ' ',
  );
const verbs = 'bygger krever endrer viser styrker svekker binder forklarer måler følger'.split(' ');
const others = 'ofte sjelden alltid langsomt tydelig sammen bare derfor likevel først'.split(' ');

/** One series of this many articles, about 6 KB of Norwegian each: headings, lists, a table, notes, links. */
export function writeSeries(folder: string, parts: number): void {
  const articles = join(folder, 'series', 'articles');
  mkdirSync(articles, { recursive: true });
  const ids = Array.from({ length: parts }, (_, index) => `del-${String(index + 1).padStart(4, '0')}`);
  ids.forEach((id, index) => {
    const next = ids[(index + 1) % parts] ?? id;
    writeFileSync(join(articles, `${id}.md`), writeArticle(index, next));
  });
  writeFileSync(join(folder, 'series', 'publication.yaml'), publication);
  writeFileSync(join(folder, 'series', 'serien.yaml'), writeManifest(ids));
}

const publication = `title: Prøvebiblioteket
summary: En serie som er laget for å måles.
language: nb
baseUrl: https://prove.example/
publisher: Prøvebiblioteket
series: [serien]
`;

function writeManifest(ids: readonly string[]): string {
  return `title: Serien
summary: Alle delene, i rekkefølge.
language: nb
editors: [Ida Berg]
edition: { number: 1, date: 2026-01-01 }
parts:
${ids.map((id) => `  - ${id}`).join('\n')}
`;
}

function writeArticle(seed: number, next: string): string {
  const random = seededRandom(seed + 1);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const sentence = () => {
    const text = `${pick(nouns)}et ${pick(verbs)} ${pick(nouns)}en ${pick(others)}, og ${pick(nouns)}et ${pick(verbs)} ${pick(others)} ${pick(nouns)}en`;
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  const paragraph = () => Array.from({ length: 6 }, sentence).join(' ');
  const sections = Array.from({ length: 5 }, (_, index) => {
    const title = `${pick(nouns)} og ${pick(nouns)}`;
    return `## ${title.charAt(0).toUpperCase()}${title.slice(1)} ${index + 1}

${paragraph()} Det står **mer** om *dette* i [neste del](${next}.md).[^${index + 1}]

- ${sentence()}
- ${sentence()}

${paragraph()}

[^${index + 1}]: ${sentence()}
`;
  });
  return `---
title: Del ${seed + 1}, om ${pick(nouns)} og ${pick(nouns)}
summary: ${sentence()}
authors: [Ida Berg, Per Li]
published: 2025-01-01
language: nb
tags: [${pick(nouns)}]
---

${paragraph()}

| Begrep | Betydning |
|---|---|
| ${pick(nouns)} | ${sentence()} |
| ${pick(nouns)} | ${sentence()} |

${sections.join('\n')}`;
}
