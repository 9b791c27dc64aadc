import { dirname, join } from 'node:path';
import { catalogue, type Code } from '../diagnostics/catalogue.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { isSettable } from '../diagnostics/settable.ts';
import type { Command } from './command.ts';
import { UsageError } from '../build/usage-error.ts';

export const explain: Command = {
  summary: 'Explain a check: what should hold, its level, and whether you can set it.',
  details: `Takes the code that a problem is reported with. Without one, it lists every check.

  kolofon explain link-target-exists
  kolofon explain`,
  options: {},
  positionals: { value: 'CODE', summary: 'The code of a check.' },
  run({ positionals, print, templates }) {
    const [code, ...others] = positionals;
    if (others.length > 0)
      throw new UsageError(`kolofon explain takes one code, not "${positionals.join(' ')}".`);
    print(
      code === undefined ? listChecks() : explainCheck(code, join(dirname(templates), 'docs', 'checks.md')),
    );
    return Promise.resolve(0);
  },
};

const codes = (Object.keys(catalogue) as Code[]).sort();

function listChecks(): string {
  const width = Math.max(...codes.map(({ length }) => length));
  const rows = codes.map((code) => {
    const { severity, requirement } = catalogue[code];
    return `${code.padEnd(width)}  ${severity.padEnd('warning'.length)}  ${requirement}\n`;
  });
  return rows.join('');
}

/** `guide` is where the installed guide stands. */
function explainCheck(code: string, guide: string): string {
  if (!isCode(code)) {
    const hint = didYouMean(code.toLowerCase(), codes) ?? 'kolofon explain lists all.';
    throw new UsageError(`There is no check "${code}". ${hint}`);
  }
  const { severity, requirement } = catalogue[code];
  const setting = isSettable(code)
    ? `You can set it in series/publication.yaml:

  checks:
    ${code}: off    # or warn, error

or in an article:

  <!-- checks: ${code} off -->`
    : 'You cannot set its level: without it, a page or a book would be wrong.';
  return `${code}  ${severity}\n\n${requirement}\n\n${setting}\n\nMore: ${guide}\n`;
}

function isCode(code: string): code is Code {
  return Object.hasOwn(catalogue, code);
}
