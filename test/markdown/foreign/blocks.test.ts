import { expect, test } from 'vitest';
import { bodiesOf } from '../../harness/same-body.ts';
import { readMarkdown } from '../../harness/markdown.ts';

/** By dialect: a text, and the same as Kolofon writes it. */
const same: readonly (readonly [dialect: string, text: string, own: string])[] = [
  ['GitHub', '> [!NOTE]\n> A *b*.\n> C.', ':::note\nA *b*.\nC.\n:::'],
  ['Obsidian', '> [!tip]- Et **råd** med $x$\n>\n> - A', ':::details[Et **råd** med $x$]\n- A\n:::'],
  ['Obsidian, folded without a title', '> [!warning]-\n> A', ':::details[Warning]\nA\n:::'],
  ['Obsidian, title alone', '> [!danger|wide] سؤال', ':::warning[سؤال]\n:::'],
  ['Obsidian, nested', '> [!note]\n> A\n>\n> > [!tip] B\n> > C', '::::note\nA\n\n:::tip[B]\nC\n:::\n::::'],
  ['Obsidian, in a list', '- A\n\n  > [!faq]\n  > B', '- A\n\n  :::note[Faq]\n  B\n  :::'],
  ['Obsidian, a kind of its own', '> [!my-kind]\n> A', ':::note[My kind]\nA\n:::'],
  ['Obsidian, a quotation', '> [!quote] Luhmann\n> A', '> **Luhmann**\n>\n> A'],
  ['Obsidian Admonition', '```ad-warning\ntitle: 注意\ncollapse: open\nA\n```', ':::warning[注意]\nA\n:::'],
  ['MkDocs', '!!! danger "A `b`"\n\n    A\n\n    - B\n\nC', ':::warning[A `b`]\nA\n\n- B\n:::\n\nC'],
  ['MkDocs, classes', '!!! note inline end\n    A', ':::note\nA\n:::'],
  ['MkDocs, title alone', '!!! warning "Careful"\n\nA', ':::warning[Careful]\n:::\n\nA'],
  ['MkDocs, folded', '???+ abstract "In [short]"\n\tA', ':::summary[In [short]]\nA\n:::'],
  [
    'MkDocs, nested, with code',
    '!!! note\n    ```\n    !!! tip\n    ```\n\n    !!! tip\n        B\n    C',
    '::::note\n```\n!!! tip\n```\n\n:::tip\nB\n:::\nC\n::::',
  ],
  [
    'MkDocs, in a list',
    '1. A\n\n    !!! tip\n        B\n\n2. C',
    '1. A\n\n    :::tip\n    B\n    :::\n\n2. C',
  ],
  ['MkDocs tabs', '=== "A"\n\n    1\n\n=== "B"\n\n    2', ':::tab[A]\n1\n:::\n\n:::tab[B]\n2\n:::'],
  ['Docusaurus', ':::info Title\n\nA\n\n:::', ':::note[Title]\nA\n:::'],
  ['Docusaurus, brackets', ':::danger[Ta *det*]\nA\n:::', ':::warning[Ta *det*]\nA\n:::'],
  [
    'Docusaurus tabs',
    'import Tabs from \'@theme/Tabs\';\n\n<Tabs>\n  <TabItem value="a" label="A" default>\n    1\n\n    2\n  </TabItem>\n  <TabItem value="b">3</TabItem>\n</Tabs>',
    ':::tab[A]\n1\n\n2\n:::\n\n:::tab[b]\n3\n:::',
  ],
  ['VitePress', '::: details Les mer\nA\n:::', ':::details[Les mer]\nA\n:::'],
  [
    'Zenn',
    ':::message alert\nA\n:::\n\n:::details 答え\nB\n:::',
    ':::warning\nA\n:::\n\n:::details[答え]\nB\n:::',
  ],
  [
    'Quarto, title as heading',
    '::: {.callout-tip collapse="true"}\n\n## Et råd\n\nA\n\n:::',
    ':::tip[Et råd]\nA\n:::',
  ],
  [
    'Quarto, title',
    '::: {#tip-a .callout-caution title="Se *opp*"}\nA\n:::',
    ':::warning[Se *opp*]{#tip-a}\nA\n:::',
  ],
  [
    'Quarto, braces in a title',
    '::: {.callout-note title="Se [opp]{.big} {#obs}"}\nA\n:::',
    ':::note[Se opp]{#obs}\nA\n:::',
  ],
  ['Quarto, theorem', '::: {#thm-a}\n## Gauss\nA\n:::', ':::theorem[Gauss]{#thm-a}\nA\n:::'],
  [
    'Quarto, columns',
    ':::: {.columns}\n\n::: {.column width="40%"}\nA\n:::\n\n::: {.column}\nB\n:::\n\n::::',
    'A\n\nB',
  ],
  [
    'pandoc, equal fences',
    '::: outer\nA\n\n::: {.callout-note}\nB\n:::\n\nC\n:::',
    'A\n\n:::note\nB\n:::\n\nC',
  ],
  ['pandoc, trailing colons', '::::: {#a .b} :::::\nA\n:::', ':::div{#a}\nA\n:::'],
  ['pandoc, in a quotation', '> ::: tip\n> A\n> :::', '> :::tip\n> A\n> :::'],
  [
    'MyST',
    '````{note} Tittel\n:class: dropdown\nA\n\n```{seealso}\nB\n```\n````',
    '::::note[Tittel]\nA\n\n:::note[See also]\nB\n:::\n::::',
  ],
  ['MyST, colons', ':::{admonition} Ta det\n:class: tip\n:name: a\nA\n:::', ':::tip[Ta det]{#a}\nA\n:::'],
  ['MyST, YAML', '```{admonition} A\n---\nclass: warning\n---\nB\n```', ':::warning[A]\nB\n:::'],
  ['MyST, dropdown', ':::{dropdown} A\n$x$\n:::', ':::details[A]\n$x$\n:::'],
  ['MyST, proof', ':::{prf:theorem} Gauss\n:label: t\nA\n:::', ':::theorem[Gauss]{#t}\nA\n:::'],
  [
    'MyST tabs',
    '::::{tab-set}\n:::{tab-item} A\n:sync: a\n1\n:::\n:::{tab-item} B\n2\n:::\n::::',
    ':::tab[A]\n1\n:::\n\n:::tab[B]\n2\n:::',
  ],
  ['mdBook', '```admonish warning "Pass [på]"\nA\n```', ':::warning[Pass [på]]\nA\n:::'],
  ['mdBook, options', '~~~admonish tip title="A", id="b"\nA\n~~~', ':::tip[A]{#b}\nA\n:::'],
  ['mdBook, plain', '```admonish\nA\n```', ':::note\nA\n:::'],
  ['javascript.info', '```smart header="Kort sagt"\nA\n```', ':::note[Kort sagt]\nA\n:::'],
  [
    'fences in code, beside another dialect',
    '::::note\n```\n:::\n```\nA\n::::\n\n::: tip\n```{warning}\n~~~\n::::\n~~~\n```\n:::',
    '::::note\n```\n:::\n```\nA\n::::\n\n::::::tip\n:::::warning\n~~~\n::::\n~~~\n:::::\n::::::',
  ],
  [
    'fences in comments',
    '::: tip\nA\n:::\n\n<!--\n:::{note} B\n\n```\n:::\n``` -->\n\n::::note\n<!--\n:::\n-->\nC\n::::',
    ':::tip\nA\n:::\n\n:::note\nC\n:::',
  ],
  [
    'mixed',
    '::: note\n!!! tip\n    ```{warning}\n    A\n    ```\n:::',
    ':::::note\n::::tip\n:::warning\nA\n:::\n::::\n:::::',
  ],
];

test.each(same)('%s: a block is that of Kolofon, by both parsers', async (_dialect, text, own) => {
  const [expected] = await bodiesOf(`Before.\n\n${own}\n\nAfter.\n`);
  expect(await bodiesOf(`Before.\n\n${text}\n\nAfter.\n`)).toEqual([expected, expected]);
});

test.each([
  ['code', '```md\n!!! note\n    A\n::: tip\n> [!note]\n```\n'],
  ['indented code', 'A:\n\n    !!! note\n        B\n\n    ::: tip\n'],
  ['a sentence that shouts', '!!! Watch out !!!\n'],
  ['questions', '??? what is this\n'],
  ['lines of equals signs', 'Heading\n===\n\n=== x\n'],
  ['brackets in a quotation', '> [!] and [! note]\n'],
])('%s stays what it is', async (_what, text) => {
  const [body = ''] = await bodiesOf(text);
  expect(body).not.toMatch(/callout|tab|details/);
});

test('places are those of the source, also inside of what was rewritten', async () => {
  const text = '!!! note "A"\n    B [c](missing.md)\n\n    ::: tip\n    ![](d.png)\n    :::\n';
  const { document, diagnostics } = await readMarkdown(text);
  const written = [...document.links, ...diagnostics].map(({ place: { start, end } }) =>
    text.slice(start.offset, end?.offset),
  );
  expect(written).toEqual(['[c](missing.md)', '![](d.png)']);
  expect(document.links[0]?.place.start).toMatchObject({ line: 2, column: 7 });
});

test('what nothing closes is reported', async () => {
  const { diagnostics } = await readMarkdown('::: warning\n\nA\n\n:::{foo}\nB\n:::\n');
  expect(diagnostics.map(({ code, place }) => `${code} ${place.start.line}`)).toEqual([
    'markup-closed 1',
    'directive-known 5',
  ]);
});
