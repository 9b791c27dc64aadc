import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { writeArticle } from './article.ts';
import { listIds, writeManifest, writePublication } from './corpus.ts';
import { seededRandom } from './random.ts';

export interface Illustration {
  /** Photographs in each article: JPEG, no two of them the same. */
  readonly photographs: number;
  /** Of a photograph, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Formulas in each article, displayed and inline by turns. */
  readonly formulas: number;
  /** Blocks of code in each article, in four languages by turns. */
  readonly listings: number;
}

/** One series of articles that each have photographs, a drawing, formulas and code beside their 6 KB of text. */
export async function writeIllustrated(
  folder: string,
  articles: number,
  illustration: Illustration,
): Promise<void> {
  const home = join(folder, 'series', 'articles');
  mkdirSync(join(home, 'figures'), { recursive: true });
  const ids = listIds(articles);
  for (const [index, id] of ids.entries()) {
    const names = listNames(illustration.photographs, (number) => `foto-${index + 1}-${number}.jpg`);
    for (const [number, name] of names.entries()) {
      const photograph = await takePhotograph(index * illustration.photographs + number, illustration);
      writeFileSync(join(home, 'figures', name), photograph);
    }
    const drawing = `tegning-${index + 1}.svg`;
    writeFileSync(join(home, 'figures', drawing), drawNetwork(index));
    const next = ids[(index + 1) % articles] ?? id;
    const more = [
      ...illustrate([...names, drawing]),
      ...calculate(index, illustration.formulas),
      ...program(index, illustration.listings),
    ];
    writeFileSync(
      join(home, `${id}.md`),
      `${writeArticle(index, next)}\n## Bilder, formler og kode\n\n${more.join('\n\n')}\n`,
    );
  }
  writeFileSync(join(folder, 'series', 'publication.yaml'), writePublication(['serien']));
  writeFileSync(join(folder, 'series', 'serien.yaml'), writeManifest('Serien', ids));
}

function listNames(count: number, nameOf: (number: number) => string): string[] {
  return Array.from({ length: count }, (_, index) => nameOf(index + 1));
}

function illustrate(names: readonly string[]): string[] {
  return names.map((name, index) => `![Bilde ${index + 1} av ${name}](figures/${name} "Bilde ${index + 1}")`);
}

/** Colours that run into each other, with grain: a JPEG of 12 million pixels weighs 2 MB. */
async function takePhotograph(seed: number, { width, height }: Illustration): Promise<Buffer> {
  const random = seededRandom(seed + 1);
  const raw = { width: Math.round(width / 4), height: Math.round(height / 4), channels: 3 as const };
  const [left, top, tone] = [random() * 6, random() * 6, random() * 120];
  const pixels = Buffer.alloc(raw.width * raw.height * 3);
  for (let at = 0; at < pixels.length; at += 3) {
    const x = ((at / 3) % raw.width) / raw.width;
    const y = Math.floor(at / 3 / raw.width) / raw.height;
    const grain = random() * 30;
    pixels[at] = 60 + tone * (1 + Math.sin(left + 9 * x)) * 0.4 + grain;
    pixels[at + 1] = 70 + 90 * y * (1 + Math.cos(top + 7 * x * y)) * 0.6 + grain;
    pixels[at + 2] = 50 + 80 * (1 - y) + grain;
  }
  return sharp(pixels, { raw }).resize(width, height).jpeg({ quality: 92 }).toBuffer();
}

function drawNetwork(seed: number): string {
  const random = seededRandom(seed + 1);
  const nodes = Array.from({ length: 12 }, () => [
    Math.round(20 + random() * 560),
    Math.round(20 + random() * 260),
  ]);
  const ties = nodes.slice(1).map(([x = 0, y = 0], index) => {
    const [fromX = 0, fromY = 0] = nodes[index] ?? [];
    return `<path d="M${fromX} ${fromY}L${x} ${y}" stroke="#567"/>`;
  });
  const dots = nodes.map(([x = 0, y = 0]) => `<circle cx="${x}" cy="${y}" r="8" fill="#356"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="300" viewBox="0 0 600 300">${[...ties, ...dots].join('')}</svg>\n`;
}

const formulas: readonly ((a: number, b: number) => string)[] = [
  (a, b) => `\\frac{${a}x^2 - ${b}}{\\sqrt{x + ${a}}}`,
  (a, b) => `\\sum_{i=1}^{n} \\left( x_i - ${a} \\right)^{${b}}`,
  (a, b) => `\\int_{0}^{${a}} e^{-${b}t} \\, dt`,
  (a, b) => `\\begin{pmatrix} ${a} & ${b} \\\\ ${b} & -${a} \\end{pmatrix}`,
];

function calculate(seed: number, count: number): string[] {
  const random = seededRandom(seed + 1);
  const number = () => 2 + Math.floor(random() * 8);
  return Array.from({ length: count }, (_, index) => {
    const formula = formulas[index % formulas.length]?.(number(), number()) ?? '';
    return index % 2 === 0 ? `$$\n${formula}\n$$` : `Verdien er $${formula}$ for hver del.`;
  });
}

const listings: readonly { readonly language: string; readonly write: (a: number, b: number) => string }[] = [
  {
    language: 'js',
    write: (a, b) => `import { open } from './store.js';

/** The sum of what is due in ${a} days. */
export async function sum(store, limit = ${b}) {
  const rows = await open(store, { limit, order: 'due' });
  return rows.filter(({ due }) => due < ${a}).reduce((all, { price }) => all + price, 0);
}`,
  },
  {
    language: 'python',
    write: (a, b) => `from dataclasses import dataclass

@dataclass
class Node:
    """A customer and ${a} ties."""
    name: str
    ties: list["Node"]

    def reach(self, depth: int = ${b}) -> set[str]:
        if depth == 0:
            return {self.name}
        return {name for tie in self.ties for name in tie.reach(depth - 1)}  # twice`,
  },
  {
    language: 'rust',
    write: (a, b) => `use std::collections::HashMap;

fn count<'a>(words: &[&'a str]) -> HashMap<&'a str, usize> {
    let mut found = HashMap::with_capacity(${a});
    for word in words.iter().take(${b}) {
        *found.entry(*word).or_insert(0) += 1;
    }
    found
}`,
  },
  {
    language: 'html',
    write: (a, b) => `<!doctype html>
<main class="grid-${a}">
  <p id="p${b}">Tie &amp; knot <em>${a}</em></p>
  <script type="module">document.querySelector('#p${b}').hidden = ${a} > ${b};</script>
</main>`,
  },
];

function program(seed: number, count: number): string[] {
  const random = seededRandom(seed + 1);
  const number = () => 2 + Math.floor(random() * 90);
  return Array.from({ length: count }, (_, index) => {
    const { language = '', write } = listings[index % listings.length] ?? {};
    return `\`\`\`${language}\n${write?.(number(), number()) ?? ''}\n\`\`\``;
  });
}
