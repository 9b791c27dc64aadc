import { expect, test } from 'vitest';
import { htmlOf, readMarkdown } from '../harness/markdown.ts';

/** What is reported of an article: the code, the place and the hint. */
async function reports(text: string): Promise<string[]> {
  const { diagnostics } = await readMarkdown(text);
  return diagnostics.map(
    ({ code, place, hint }) => `${code} ${text.slice(place.start.offset, place.end?.offset)}: ${hint ?? ''}`,
  );
}

const keep = 'Remove its tags: the text between them stays. Leave an empty line before and after it.';

test.each([
  ['<Steps>\n\n1. En\n\n2. To\n\n</Steps>', [`<Steps>: ${keep}`]],
  [
    '<FileTree>\n  <FileTree.Folder name="src">\n    <FileTree.File name="a.js" />\n  </FileTree.Folder>\n</FileTree>',
    [
      `<FileTree>: ${keep}`,
      '<FileTree.Folder name="src">: Write it as an item of a list: - src',
      '<FileTree.File name="a.js" />: Write it as an item of a list: - a.js',
    ],
  ],
  [
    '<Cards>\n  <Card title="Kom i gang" href="/a" description="Begynn her" />\n  <Card title="Mer">Les.</Card>\n</Cards>',
    [
      `<Cards>: ${keep}`,
      '<Card title="Kom i gang" href="/a" description="Begynn her" />: Write [Kom i gang](/a): Begynn her',
      '<Card title="Mer">: Write its words in Markdown: "Mer".',
    ],
  ],
  [
    '<Aside type="tip" title="Obs">\nHei.\n</Aside>',
    [
      '<Aside type="tip" title="Obs">: Write :::tip[Obs] on a line of its own, and ::: in the line after the text.',
    ],
  ],
  ['En <Badge text="Ny" /> ting.', ['<Badge text="Ny" />: Write its words in Markdown: "Ny".']],
  [
    '<Accordion title={"Hvorfor?"}>\n\nFordi.\n\n</Accordion>',
    [
      '<Accordion title={"Hvorfor?"}>: Write <details><summary>Hvorfor?</summary>, an empty line, the text, an empty line and </details>.',
    ],
  ],
])('%j', async (text, expected) => {
  expect(await reports(`${text}\n`)).toEqual(expected.map((one) => `dialect-known ${one}`));
});

test('says whether a component is left out or printed', async () => {
  const { diagnostics } = await readMarkdown(
    '<Card {...props} title="A">\nHei\n</Card>\n\n<Steps>\n\nEn\n\n</Steps>\n',
  );
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'The component <Card> is printed as text: articles cannot contain components.',
    'The component <Steps> is left out: articles cannot contain components.',
  ]);
});

test('code, comments and elements in capitals are no components', async () => {
  expect(
    await htmlOf(
      '`<Card a="b" />`\n\n```jsx\n<Card a="b" />\n```\n\n<!-- <Card /> -->\n\n<Details>\n<Summary>A</Summary>\n\nB\n\n</Details>\n',
    ),
  ).toContain('<summary>A</summary>');
});

test.each([
  '<Tabs items={["npm", "pnpm"]}>\n  <Tabs.Tab>\n    En\n  </Tabs.Tab>\n  <Tabs.Tab>To</Tabs.Tab>\n</Tabs>',
  "<Tabs items={['npm', 'pnpm']}>\n<Tab>\n\nEn\n\n</Tab>\n<Tab>\nTo\n</Tab>\n</Tabs>",
  '<Tabs>\n<Tab title="npm">\nEn\n</Tab>\n<Tab title="pnpm">\nTo\n</Tab>\n</Tabs>',
])('tabs of Nextra and Mintlify have their labels: %j', async (text) => {
  const html = await htmlOf(`${text}\n`);
  expect(html.match(/(?<=<p class="tab-label">)[^<]*/g)).toEqual(['npm', 'pnpm']);
  expect(html.replaceAll(/<[^>]*>|\s/g, '')).toBe('npmEnpnpmTo');
});
