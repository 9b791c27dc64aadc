import { expect, test } from 'vitest';
import { printHtml } from '../../../src/markdown/print-html.ts';
import { readDocument } from '../../../src/markdown/read-document.ts';
import { sourcePath } from '../../../src/model/paths.ts';
import { sourceText } from '../../../src/model/source-text.ts';
import { words } from '../../harness/markdown.ts';

/** The document by both parsers, which must be the same. */
async function read(text: string) {
  const source = sourceText(sourcePath('series/articles/tillit.md'), text);
  const fast = await readDocument(source, 'nb', words('nb'), { parser: 'satteri' });
  expect(fast).toEqual(await readDocument(source, 'nb', words('nb'), { parser: 'remark' }));
  return { ...fast.value, codes: fast.diagnostics.map(({ code }) => code), html: printHtml(fast.value.body) };
}

const flow = 'flowchart LR\n  A --> B';

test.each([
  ['a fence', `\`\`\`mermaid alt="To"\n${flow}\n\`\`\``],
  ['tildes', `~~~Mermaid alt='To'\n${flow}\n~~~`],
  ['a class of pandoc', `\`\`\` {.mermaid alt="To"}\n${flow}\n\`\`\``],
  ['a bare class', `\`\`\`.mermaid alt="To"\n${flow}\n\`\`\``],
  ['a cell of Quarto', `\`\`\`{mermaid}\n%%| fig-alt: To\n${flow}\n\`\`\``],
  ['options of Quarto without braces', `\`\`\`mermaid\n%%| fig-alt: "To"\n${flow}\n\`\`\``],
  ['a directive of MyST', `\`\`\`{mermaid}\n:alt: To\n:zoom:\n\n${flow}\n\`\`\``],
  ['a directive of MyST with colons', `:::{mermaid}\n:alt: To\n${flow}\n:::`],
  ['a container', `::: mermaid\n${flow}\n  accDescr: To\n:::`],
  ['a shortcode of Hugo', `{{< mermaid alt="To" >}}\n${flow}\n{{< /mermaid >}}`],
  ['a shortcode with percent signs', `{{% mermaid alt="To" %}}\n${flow}\n{{% /mermaid %}}`],
  ['a quotation', `> \`\`\`mermaid alt="To"\n> flowchart LR\n>   A --> B\n> \`\`\``],
  ['a list', `- Først\n\n  \`\`\`mermaid alt="To"\n  flowchart LR\n    A --> B\n  \`\`\``],
])('a diagram in %s', async (_name, text) => {
  const { assets, codes, html } = await read(`Før.\n\n${text}\n\nEtter.\n`);
  expect(codes).toEqual([]);
  expect(assets).toHaveLength(1);
  const [{ source, alt, diagram }] = assets as [(typeof assets)[number]];
  expect(alt).toBe('To');
  expect(source).toMatch(/^diagram:mermaid-[\da-f]{16}$/);
  expect(diagram?.code.replace(/\n +accDescr: To$/, '')).toBe(flow);
  expect(html).toContain('<figure class="figure"><div class="diagram"><img alt="To"');
  expect(html).toContain('<p>Etter.</p>');
});

test.each([
  ['dot', '```dot alt="To"\ngraph { a -- b }\n```'],
  ['graphviz', '```graphviz\n//| fig-alt: To\ngraph { a -- b }\n```'],
  ['a cell of Quarto', '```{dot}\n//| fig-alt: To\ngraph { a -- b }\n```'],
  ['a directive of MyST', '```{graphviz}\n:alt: To\ngraph { a -- b }\n```'],
  ['a shortcode', '{{< graphviz alt="To" >}}\ngraph { a -- b }\n{{< /graphviz >}}'],
])('a graph as %s', async (_name, text) => {
  const { assets, codes } = await read(`${text}\n`);
  expect(codes).toEqual([]);
  expect(assets.map(({ alt, diagram }) => [alt, diagram?.engine, diagram?.code])).toEqual([
    ['To', 'graphviz', 'graph { a -- b }'],
  ]);
});

test('an alternative text from the diagram itself', async () => {
  const lines =
    'sequenceDiagram\n  accTitle: Innlogging\n  accDescr {\n    Kari\n    logger inn\n  }\n  A->>B: Hei';
  expect((await read(`\`\`\`mermaid\n${lines}\n\`\`\`\n`)).assets[0]?.alt).toBe(
    'Innlogging. Kari logger inn',
  );
});

test('a caption gives a number, and an id can be referred to', async () => {
  const { figures, html, codes } = await read(
    '```mermaid {#fig-a title="Det første" alt="To"}\nflowchart LR\n A --> B\n```\n\n' +
      '```{dot}\n//| label: fig-b\n//| fig-cap: "Det andre"\n//| fig-alt: To\ngraph { a }\n```\n\n[Se](#fig-b).\n',
  );
  expect(codes).toEqual([]);
  expect(figures.map(({ id, number }) => [id, number])).toEqual([
    ['fig-a', 1],
    ['fig-b', 2],
  ]);
  expect(html).toContain('<span class="figure-number">Figur 2</span> Det andre</figcaption>');
});

test('a diagram without an alternative text is reported', async () => {
  expect((await read('```mermaid\nflowchart LR\n A --> B\n```\n')).codes).toEqual(['image-alt']);
});

test('a diagram can be shown as code, and one without content is code', async () => {
  const { assets, html, codes } = await read(
    '```{mermaid}\n%%| eval: false\npie\n```\n\n```mermaid\n```\n\n`mermaid`\n',
  );
  expect(assets).toEqual([]);
  expect(codes).toEqual([]);
  expect(html).toContain('pie');
});

test('the same diagram is drawn once in a language', async () => {
  const one = '```dot alt="A"\ngraph { a }\n```\n\n';
  const { assets } = await read(one + one + '```dot alt="A"\ngraph { b }\n```\n');
  expect(new Set(assets.map(({ source }) => source)).size).toBe(2);
});

test('each line of a diagram knows its place', async () => {
  const text = '- a\n\n  > ```{mermaid}\n  > %%| fig-alt: To\n  > flowchart LR\n  >   A --> B\n  > ```\n';
  const lines = (await read(text)).assets[0]?.diagram?.lines ?? [];
  expect(lines.map(({ line, column, offset }) => [line, column, text.slice(offset, offset + 4)])).toEqual([
    [5, 5, 'flow'],
    [6, 5, '  A '],
  ]);
});

test('raw HTML cannot name a diagram', async () => {
  const { assets } = await read('<pre><code data-diagram="0">x</code></pre>\n\n`a`{data-diagram="0"}\n');
  expect(assets).toEqual([]);
});
