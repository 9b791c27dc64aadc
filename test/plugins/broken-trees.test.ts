import { expect, test } from 'vitest';
import { littlePublication } from '../harness/publication.ts';

async function problemsWith(list: string, change: string): Promise<(readonly [string, string])[]> {
  const { diagnostics, report } = await littlePublication()
    .withFile('kolofon.config.mjs', `export default { ${list}: [() => (tree) => { ${change} }] };\n`)
    .problems();
  expect(report).not.toMatch(/^\s+at /m);
  return diagnostics.map(({ code, message }) => [code, message] as const);
}

test.each([
  ['no node', 'tree.children.push(null)', 'node should be an object'],
  ['a string', "tree.children.push('hei')", 'node should be an object'],
  ['an image without an address', "tree.children.push({ type: 'image' })", '`url` must be `string`'],
  ['a heading without a depth', "tree.children.push({ type: 'heading', children: [] })", '`depth` should be'],
  ['a paragraph without children', "tree.children.push({ type: 'paragraph' })", 'should'],
])('a plug-in of remark that leaves %s is named, in the article', async (_what, change, reason) => {
  const problems = await problemsWith('remarkPlugins', change);
  expect(problems).toHaveLength(2);
  for (const [code, message] of problems) {
    expect(code).toBe('plugin-works');
    expect(message).toContain('The plug-in of remark fails: it leaves a tree that is not valid: ');
    expect(message).toContain(reason);
  }
});

test.each([
  ['no node', 'tree.children.push(undefined)', 'node should be an object'],
  ['an element without a name', "tree.children.push({ type: 'element', children: [] })", 'should'],
  ['a text without a value', "tree.children.push({ type: 'text' })", 'should'],
])('so is a plug-in of rehype that leaves %s', async (_what, change, reason) => {
  const problems = await problemsWith('rehypePlugins', change);
  for (const [code, message] of problems) {
    expect(code).toBe('plugin-works');
    expect(message).toContain('The plug-in of rehype fails');
    expect(message).toContain(reason);
  }
  expect(problems).toHaveLength(2);
});
