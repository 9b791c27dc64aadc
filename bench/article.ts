import { seededRandom } from './random.ts';

const nouns =
  'nettverk relasjon kunde leverandør avtale møte marked tillit lojalitet verdi bedrift prosess rolle mål plan måling samarbeid kanal merke bransje'.split(
    ' ',
  );
const verbs = 'bygger krever endrer viser styrker svekker binder forklarer måler følger'.split(' ');
const others = 'ofte sjelden alltid langsomt tydelig sammen bare derfor likevel først'.split(' ');

/** An article of about 6 KB, the same from the same seed. With a picture it has a quotation and code as well. */
export function writeArticle(seed: number, next: string, picture?: string): string {
  const random = seededRandom(seed + 1);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const sentence = () => {
    const text = `${pick(nouns)}et ${pick(verbs)} ${pick(nouns)}en ${pick(others)}, og ${pick(nouns)}et ${pick(verbs)} ${pick(others)} ${pick(nouns)}en`;
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  const paragraph = () => Array.from({ length: picture === undefined ? 6 : 5 }, sentence).join(' ');
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
  const more =
    picture === undefined
      ? ''
      : `> ${sentence()}
> ${sentence()}

![${sentence()}](${picture} "${sentence()}")

\`\`\`
${pick(nouns)} = ${pick(verbs)}(${pick(nouns)})
\`\`\`

`;
  return `---
title: Del ${seed + 1}, om ${pick(nouns)} og ${pick(nouns)}
summary: ${sentence()}
authors: [Ida Berg, Per Li]
published: ${dayOf(seed)}
language: nb
tags: [${pick(nouns)}]
---

${paragraph()}

| Begrep | Betydning |
|---|---|
| ${pick(nouns)} | ${sentence()} |
| ${pick(nouns)} | ${sentence()} |

${more}${sections.join('\n')}`;
}

/** One of the days of five years before 2026. */
function dayOf(seed: number): string {
  const first = Date.UTC(2021, 0, 1);
  return new Date(first + (seed % 1825) * 86_400_000).toISOString().slice(0, 10);
}
