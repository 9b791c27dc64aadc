import { dirname, join } from 'node:path';
import { catalogue, type Code, type Severity } from '../diagnostics/catalogue.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { remedies } from '../diagnostics/remedies.ts';
import { isSettable } from '../diagnostics/levels.ts';
import { loadPlugins } from '../load/load-plugins.ts';
import { listOwnChecks } from '../plugins/plugin-config.ts';
import { openSourceFiles } from '../platform/source-files.ts';
import { findConfigs } from '../plugins/find-config.ts';
import { rootOf } from '../build/read-options.ts';
import type { Command } from './command.ts';
import { chosenReport, rootOption, sourceOptionsOf } from './options.ts';
import { reportDiagnostics } from './report-diagnostics.ts';
import { UsageError } from '../build/usage-error.ts';

export const explain: Command = {
  summary: 'Explain a check: its rule, how to fix what it reports, and its level.',
  details: `Takes the code of a reported problem. Without a code, it lists every check.

  kolofon explain link-target-exists
  kolofon explain

Knows the checks that the configuration of the publication adds, too.`,
  options: { root: rootOption },
  positionals: { value: 'CODE', summary: 'The code of a check.' },
  async run(input) {
    const { positionals, values, print, templates } = input;
    const [code, ...others] = positionals;
    if (others.length > 0)
      throw new UsageError(`kolofon explain takes one code, not "${positionals.join(' ')}".`);
    if (code !== undefined && ownRules.has(code)) {
      print(explainCheck(code, ownRules, guideAt(templates)));
      return 0;
    }
    const root = rootOf(sourceOptionsOf(values));
    const { value: plugins, diagnostics } = await loadPlugins(root);
    reportDiagnostics(diagnostics, chosenReport(input), openSourceFiles(root), input);
    if (hasErrors(diagnostics)) return 1;
    const rules = new Map([
      ...ownRules,
      ...(plugins === undefined ? [] : listOwnChecks(plugins)).map((check) => describeOwn(check, root)),
    ]);
    print(code === undefined ? listChecks(rules) : explainCheck(code, rules, guideAt(templates)));
    return 0;
  },
};

interface Rule {
  readonly severity: Severity;
  readonly requirement: string;
  /** How to fix what it reports. */
  readonly remedy?: string;
  readonly isSettable: boolean;
  /** Where more is said of it; undefined for the guide to Kolofon's own checks. */
  readonly from?: string;
}

const ownRules: ReadonlyMap<string, Rule> = new Map(
  (Object.keys(catalogue) as Code[]).map((code) => [
    code,
    { ...catalogue[code], remedy: remedies[code], isSettable: isSettable(code) },
  ]),
);

/** A publication may set its own checks as it likes. */
function describeOwn(
  { code, severity = 'warning', requirement }: ReturnType<typeof listOwnChecks>[number],
  root: string,
): [string, Rule] {
  const [file = ''] = findConfigs(root);
  return [code, { severity, requirement, isSettable: true, from: join(root, file) }];
}

/** Where the installed guide is. */
function guideAt(templates: string): string {
  return join(dirname(templates), 'docs', 'series', 'articles', 'checks.md');
}

function listChecks(rules: ReadonlyMap<string, Rule>): string {
  const width = Math.max(...[...rules.keys()].map(({ length }) => length));
  const rows = [...rules]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([code, { severity, requirement }]) =>
        `${code.padEnd(width)}  ${severity.padEnd('warning'.length)}  ${requirement}\n`,
    );
  return rows.join('');
}

function explainCheck(code: string, rules: ReadonlyMap<string, Rule>, guide: string): string {
  const rule = rules.get(code);
  if (rule === undefined) {
    const hint = didYouMean(code.toLowerCase(), [...rules.keys()]) ?? 'kolofon explain lists all.';
    throw new UsageError(`There is no check "${code}". ${hint}`);
  }
  const { severity, requirement, remedy, from = guide } = rule;
  const fix = remedy === undefined ? '' : `To fix it: ${remedy}\n\n`;
  const setting = rule.isSettable
    ? `You can set it in series/publication.yaml:

  checks:
    ${code}: off    # or warn, error

or in an article:

  <!-- checks: ${code} off -->`
    : 'You cannot set its level: a page or a book would be wrong.';
  return `${code}  ${severity}\n\n${requirement}\n\n${fix}${setting}\n\nMore: ${from}\n`;
}
