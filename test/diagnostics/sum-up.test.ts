import { expect, test } from 'vitest';
import { diagnose } from '../../src/diagnostics/diagnostic.ts';
import { reportGithub } from '../../src/diagnostics/reporters/github.ts';
import { reportJson } from '../../src/diagnostics/reporters/json.ts';
import { reportText } from '../../src/diagnostics/reporters/text.ts';
import { sourcePath } from '../../src/model/paths.ts';
import { startOf } from '../../src/model/place.ts';

const place = startOf(sourcePath('series/articles/tillit.md'));
const many = Array.from({ length: 5000 }, (_, index) =>
  diagnose('heading-order', place, `Overskrift ${String(index)}.`),
);
const one = diagnose('image-exists', place, 'Bildet finnes ikke.');
const problems = [...many.slice(0, 3), one, ...many.slice(3)];
const plain = (_look: string, text: string) => text;

test('the error comes last, below ten of the warnings and a line that counts the rest', () => {
  const report = reportText(problems, () => undefined, plain);
  expect(report.match(/warning heading-order/g)).toHaveLength(10);
  expect(report.indexOf('Bildet finnes ikke')).toBeGreaterThan(report.indexOf('Overskrift 9.'));
  expect(report).toMatch(/\n\n4990 more of heading-order: --all shows them\n$/);
});

test('GitHub gets as many, and a notice', () => {
  const report = reportGithub(problems, () => undefined, plain);
  expect(report.match(/^::warning /gm)).toHaveLength(10);
  expect(report.match(/^::error /gm)).toHaveLength(1);
  expect(report).toContain('::notice::4990 more of heading-order: --all shows them\n');
});

test('--all shows every one, and programs always get all', () => {
  expect(reportText(problems, () => undefined, plain, true).match(/^ {2}Overskrift/gm)).toHaveLength(5000);
  expect(JSON.parse(reportJson(problems, () => undefined, plain))).toHaveLength(5001);
});

test('an error is not hidden behind warnings of the same code', () => {
  const error = { ...diagnose('heading-order', place, 'Feil.'), severity: 'error' as const };
  expect(reportText([...many, error], () => undefined, plain)).toContain('Feil.');
});
