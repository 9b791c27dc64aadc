import { expect, test } from 'vitest';
import { problemsOf, readMarkdown } from '../../harness/markdown.ts';

test.each([
  ['![](noder.svg)', ['image-alt: ![](noder.svg)']],
  ['![Noder](https://x.example/a.png)', ['image-local: ![Noder](https://x.example/a.png)']],
  ['![Noder](//x.example/a.png)', ['image-local: ![Noder](//x.example/a.png)']],
  ['![Noder](data:image/png;base64,AA)', ['image-local: ![Noder](data:image/png;base64,AA)']],
  ['![Noder]()', ['image-exists: ![Noder]()']],
  ['![Noder](../../../etc/passwd)', ['image-exists: ![Noder](../../../etc/passwd)']],
])('%s', async (text, problems) => {
  expect(await problemsOf(text)).toEqual(problems);
});

test('an address that is refused is in no output', async () => {
  const { html } = await readMarkdown('![Noder](data:image/png;base64,AA) ![b](https://x.example/a.png)');
  expect(html).toBe('<p><img alt="Noder"> <img alt="b"></p>');
});

test('a path may be encoded, and have spaces', async () => {
  const { document } = await readMarkdown('![a](fi%20gur.svg) ![b](<b\u0061\u030Ad.svg>)');
  expect(document.assets.map(({ source }) => source)).toEqual([
    'series/articles/fi gur.svg',
    'series/articles/båd.svg',
  ]);
});
