import { expect, test } from 'vitest';
import { readMarkdown } from '../harness/markdown.ts';

test.each([
  ['```js\na\n*!*\nb\n*/!*\n```', '*!*', 'after the language'],
  ['```js\n  // highlight-next-line\na\n```', '// highlight-next-line', 'after the language'],
  ['```ts\na // [!code ++]\n```', '// [!code ++]', 'after the language'],
  ['```r\n#| label: fig-a\nx <- 1\n```', '#| label: fig-a', 'in braces'],
  ['```rust\n# use std::fmt;\nfn a() {}\n```', '# use std::fmt;', 'all code is shown'],
  ['```plantuml\nA -> B\n```', '```plantuml', 'as SVG'],
  ['```{figure} a.svg\n:width: 50%\n\n- Tekst\n```', '```{figure} a.svg', '![What it shows](a.svg'],
  ['- ```{admonition} Husk\n  Tekst\n  ```', '```{admonition} Husk', ':::note[Husk]'],
  ['Snittet er `r mean(x)`.', '`r mean(x)`', 'its result'],
  ['Fila er `= this.file.name`.', '`= this.file.name`', 'its result'],
])('%j is named, with the way to write it', async (text, written, hint) => {
  const source = `Først.\n\n${text}\n`;
  const { diagnostics } = await readMarkdown(source);
  const found = diagnostics.filter(({ code }) => code === 'dialect-known');
  const shown = found.map(({ place: { start, end } }) => source.slice(start.offset, end?.offset));
  expect(shown[0]).toBe(written);
  expect(found[0]?.hint).toContain(hint);
});

test.each([
  '```python\n# en kommentar\n```',
  '```sh\n# highlight the word\n```',
  '```text\n{{#if x}}\n```',
  '```yaml\n:a: b\n```',
  'Skriv `r` og `r er rask` og `= 5`.',
  '```\n| a\n```',
])('%j is code', async (text) => {
  const { diagnostics } = await readMarkdown(`${text}\n`);
  expect(diagnostics).toEqual([]);
});
