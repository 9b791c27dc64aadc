import { expect, test } from 'vitest';
import { openDiagrams } from '../../src/build/open-diagrams.ts';

const kinds = {
  flowchart:
    'flowchart LR\n  A["<script>alert(1)</script> & æ"] -->|ja| B{Valg}\n  click A href "javascript:alert(1)"',
  sequence: 'sequenceDiagram\n  participant A as Kari\n  A->>B: Hei',
  class: 'classDiagram\n  Animal <|-- Duck\n  Animal : +int age',
  state: 'stateDiagram-v2\n  [*] --> Still',
  er: 'erDiagram\n  CUSTOMER ||--o{ ORDER : places',
  gantt: 'gantt\n  dateFormat YYYY-MM-DD\n  section A\n  Første :a1, 2024-01-01, 30d',
  pie: 'pie title Dyr\n  "Hunder" : 386\n  "Katter" : 85',
  mindmap: 'mindmap\n  root((Bånd))\n    Svake',
  hostile:
    '%%{init: {"securityLevel": "loose", "themeCSS": "@import url(https://example.org/a.css)", "fontFamily": "x; } * { fill: url(https://example.org/b) }"}}%%\nflowchart LR\n  A["<img src=https://example.org/c.png onerror=alert(1)>"]',
};

const mistakes = {
  'flowchart LR\n  %% en merknad\n\n  A --> [': 4,
  '---\ntitle: A\n---\nsequenceDiagram\n  A->>B: x\n  foo bar baz': 6,
  'pie title x\n "a" : b': 2,
  'gantt\n  x y z\n  a :b, c': 2,
  'flowchart LR\n  A\n  style A fill:url(https://example.org/d)': 3,
};

test('Mermaid draws what is well-formed, safe and the same each time, and places what is not', async () => {
  const draw = openDiagrams(
    { root: '.', store: undefined, executablePath: undefined },
    { fingerprint: () => '', environment: process.env },
  );
  const sources = (codes: readonly string[]) =>
    codes.map((code) => ({ engine: 'mermaid', code, language: 'nb', lines: [] }));
  const codes = Object.values(kinds);
  const drawn = await draw(sources([...codes, ...Object.keys(mistakes)]));
  const texts = drawn.slice(0, codes.length).map((one) => ('text' in one ? one.text : one.message));
  for (const text of texts) {
    expect(text).toMatch(/^<svg [^]*<\/svg>\s*$/);
    expect(text).toContain('src:url(data:font/woff2');
    // A label shows markup as words.
    expect(text.replaceAll(/<tspan[^>]*>[^<]*/g, '')).not.toMatch(
      /<script|javascript:|https?:\/\/(?!www\.w3\.org)|foreignObject|onerror=|@import/,
    );
  }
  expect(texts[1]).toContain('>Kari<');
  expect(drawn.slice(codes.length).map((one) => ('code' in one ? [one.code, one.line] : []))).toEqual(
    Object.values(mistakes).map((line) => ['diagram-valid', line]),
  );
  const again = await draw(sources(codes.toReversed()));
  expect(again.map((one) => ('text' in one ? one.text : one.message)).toReversed()).toEqual(texts);
});
