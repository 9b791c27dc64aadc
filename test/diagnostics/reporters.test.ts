import { describe, expect, test, vi } from 'vitest';
import { diagnose } from '../../src/diagnostics/diagnostic.ts';
import { orderDiagnostics } from '../../src/diagnostics/order.ts';
import { reportGithub } from '../../src/diagnostics/reporters/github.ts';
import { reportJson } from '../../src/diagnostics/reporters/json.ts';
import { reportText } from '../../src/diagnostics/reporters/text.ts';
import { sourceText } from '../../src/model/source-text.ts';
import { sourcePath } from '../../src/model/paths.ts';

const text = 'Første linje\n\tSe [[nettverk]], og "tillit".\nSiste linje\n';
const source = sourceText(sourcePath('series/articles/a, b: 100 %.md'), text);
const from = text.indexOf('[[');
const problem = diagnose('link-target-exists', source.place(from, from + 12), 'Linje én\nog 100 % feil.', {
  hint: 'Skriv en annen.',
  related: [{ message: 'den andre', place: source.place(0) }],
});
const plain = (_look: string, shown: string) => shown;

test('JSON is one array of all diagnostics', () => {
  expect(JSON.parse(reportJson([problem], () => text, plain))).toEqual([problem]);
  expect(JSON.parse(reportJson([], () => undefined, plain))).toEqual([]);
});

test('GitHub gets one line for each problem, with nothing that would end it or its properties', () => {
  expect(reportGithub([problem, problem], () => text, plain)).toBe(
    '::error file=series/articles/a%2C b%3A 100 %25.md,line=2,col=5,endLine=2,endColumn=17,title=link-target-exists::Linje én%0Aog 100 %25 feil. Skriv en annen.\n'.repeat(
      2,
    ),
  );
});

test('people get the lines around it, and a mark under the words', () => {
  expect(reportText([problem], () => text, plain)).toContain(
    [
      '    1 | Første linje',
      '  > 2 | →Se [[nettverk]], og "tillit".',
      '      |     ^^^^^^^^^^^^',
      '    3 | Siste linje',
      '  den andre: series/articles/a, b: 100 %.md:1:1',
      '  hint Skriv en annen.',
    ].join('\n'),
  );
});

test('a mark far out on a long line is shown with what is around it', () => {
  const long = `${'ord '.repeat(200)}[[her]]${' ord'.repeat(200)}`;
  const place = sourceText(source.file, long).place(800, 807);
  const lines = reportText([{ ...problem, place }], () => long, plain).split('\n');
  const marked = lines.find((line) => line.startsWith('  >')) ?? '';
  const mark = lines[lines.indexOf(marked) + 1] ?? '';
  expect(marked.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('[[her]]');
  expect(Math.max(...lines.slice(2).map(({ length }) => length))).toBeLessThan(140);
});

test('a file with much that is wrong is read once', () => {
  const read = vi.fn(() => text);
  reportText(
    Array.from({ length: 100 }, () => problem),
    read,
    plain,
    true,
  );
  expect(read).toHaveBeenCalledTimes(1);
});

test('of very many other places the first are named', () => {
  const related = Array.from({ length: 100 }, () => ({ message: 'den andre', place: source.place(0) }));
  const report = reportText([{ ...problem, related }], () => text, plain);
  expect(report.match(/den andre/g)).toHaveLength(10);
  expect(report).toContain('and 90 more');
});

test('a problem without a source has no frame', () => {
  expect(reportText([problem], () => undefined, plain)).not.toContain(' | ');
});

test('problems are reported by file and place, whatever the order in which they were found', () => {
  const at = (file: string, offset: number) => ({
    ...problem,
    place: { ...source.place(offset), file: sourcePath(file) },
  });
  const ordered = [at('a.md', 3), at('a.md', 20), at('b.md', 0)];
  expect(orderDiagnostics(ordered.toReversed())).toEqual(ordered);
});

describe('what an article or the name of a file contains cannot command a terminal', () => {
  const title = '\u001B]0;taken over\u0007';
  const turned = 'a\u202Egnp.exe\u2066\u0085\u009B31m';
  const line = `${title}Se [her](${turned}) \u007F nå`;
  const file = sourcePath(`series/articles/${title}.md`);
  const hostile = diagnose('image-exists', sourceText(file, line).place(line.indexOf('nå')), `No ${title}`, {
    hint: turned,
    related: [{ message: turned, place: sourceText(file, line).place(0) }],
  });

  test.each([
    ['text', reportText],
    ['github', reportGithub],
  ])('%s', (_name, report) => {
    const shown = report([hostile], () => line, plain);
    expect(shown).toContain('␛]0;taken over␇');
    expect(shown).toContain('a\uFFFDgnp.exe\uFFFD\uFFFD\uFFFD31m');
    expect(shown).not.toMatch(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/u);
  });
});

test.each([
  ['種類は [[網]] です。', '[[網]]', '  > 1 | 種類は [[網]] です。', '      |        ^^^^^^'],
  ['🎉🎉 [[x]]', '[[x]]', '  > 1 | 🎉🎉 [[x]]', '      |      ^^^^^'],
  ['e\u0301e\u0301 [[x]]', '[[x]]', '  > 1 | e\u0301e\u0301 [[x]]', '      |    ^^^^^'],
])('a mark is below its letters, however wide they are: %s', (line, part, shown, mark) => {
  const start = line.indexOf(part);
  const place = sourceText(source.file, line).place(start, start + part.length);
  expect(reportText([{ ...problem, place, related: [] }], () => line, plain)).toContain(
    `${shown}\n${mark}\n`,
  );
});
