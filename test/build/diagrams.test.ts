import { expect, test } from 'vitest';
import { openMemoryStore, type Store } from '../../src/cache/store.ts';
import { openDiagrams } from '../../src/build/open-diagrams.ts';
import type { DrawnDiagram } from '../../src/load/diagrams.ts';

const host = { fingerprint: () => 'this code', environment: {} };

function drawGraphs(codes: readonly string[], store?: Store, root = '.'): Promise<readonly DrawnDiagram[]> {
  const draw = openDiagrams({ root, store, executablePath: undefined }, host);
  return draw(codes.map((code) => ({ engine: 'graphviz', code, language: 'nb', lines: [] })));
}

function textOf(drawn: DrawnDiagram | undefined): string {
  if (drawn === undefined || 'code' in drawn) throw new Error(JSON.stringify(drawn));
  return drawn.text;
}

test('graphs are drawn in the type of the books, dark on white', async () => {
  const [plain, styled] = await drawGraphs([
    'digraph { Kari -> Bjørn [label="stoler på"] }',
    'graph { Привет [fontname="Times bold" shape=box]; Ωμέγα [label=<<b>fet</b> og <i>skrå</i>>] }',
  ]);
  const text = textOf(plain);
  expect(text).toContain('>Bjørn<');
  expect(text).toContain(`font-family="'Source Sans 3'"`);
  expect(text).toMatch(/<polygon fill="#ffffff" stroke="none"/);
  expect(text.match(/font-weight:\d+;font-style:\w+/g)).toEqual(['font-weight:400;font-style:normal']);
  const faces = textOf(styled).match(/font-family:"[^"]+";font-weight:\d+;font-style:\w+/g) ?? [];
  expect(new Set(faces)).toEqual(
    new Set(
      ['Source Sans 3', 'Source Serif 4'].flatMap((family) =>
        [
          '400;font-style:normal',
          '400;font-style:italic',
          '600;font-style:normal',
          '600;font-style:italic',
        ].map((cut) => `font-family:"${family}";font-weight:${cut}`),
      ),
    ),
  );
});

test('nothing in a graph runs, is fetched or leads anywhere', async () => {
  const [drawn] = await drawGraphs([
    `digraph {
      a [URL="javascript:alert(1)" tooltip="<script>alert(2)</script>"];
      b [image="https://example.org/a.png" label="</text><script>alert(3)</script>"];
      c [label=<<table><tr><td href="https://example.org/"><img src="/etc/passwd"/>c</td></tr></table>>];
      a -> b [edgehref="file:///etc/passwd"];
      stylesheet="https://example.org/a.css";
    }`,
  ]);
  const text = drawn !== undefined && 'text' in drawn ? drawn.text : '';
  expect(text.replaceAll(/&lt;\/?\w+/g, '')).not.toMatch(
    /<script|javascript:|href=|https:|file:|<image|<\?xml-stylesheet/,
  );
});

test('a mistake has its line', async () => {
  const drawn = await drawGraphs(['graph {\n  a -> b\n}', 'digraph {\n  a [label="x]\n}', 'ingenting']);
  expect(drawn).toMatchObject([
    { code: 'diagram-valid', line: 2, message: "Graphviz cannot read the diagram: syntax error near '->'." },
    { code: 'diagram-valid', line: 3 },
    { code: 'diagram-valid', line: 1 },
  ]);
});

test('a graph that is far too long is refused at once', async () => {
  const code = `graph { ${'a -- b; '.repeat(10_000)} }`;
  expect(await drawGraphs([code])).toMatchObject([{ code: 'diagram-valid' }]);
});

test('what was drawn or found wrong once is not drawn again', async () => {
  const kept: string[] = [];
  const memory = openMemoryStore();
  const store: Store = {
    find: (key) => memory.find(key),
    keep: (key, ...pieces) => {
      kept.push(key);
      memory.keep(key, ...pieces);
    },
  };
  const codes = ['graph { a }', 'graph { a', 'graph { a }'];
  const first = await drawGraphs(codes, store);
  expect(await drawGraphs(codes, store)).toEqual(first);
  expect(kept).toHaveLength(2);
});

test('without the package, a diagnostic says what to install', async () => {
  const [drawn] = await drawGraphs(['graph { a }'], undefined, '/');
  expect(drawn).toMatchObject({
    code: 'diagram-package',
    hint: 'Run npm install @viz-js/viz@3 in the folder of the publication.',
  });
});
