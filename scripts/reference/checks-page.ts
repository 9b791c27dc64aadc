import { catalogue, type Code } from '../../src/diagnostics/catalogue.ts';
import { remedies } from '../../src/diagnostics/remedies.ts';
import { code, escapeText, printPage, printTable } from './markdown.ts';

export function writeChecksPage(): string {
  const rows = (Object.keys(catalogue) as Code[]).sort().map((name) => {
    const rule = catalogue[name];
    const level = rule.severity + ('canRelax' in rule ? '\\*' : '');
    return [code(name), level, escapeText(rule.requirement), escapeText(remedies[name])];
  });
  return printPage({
    title: 'All checks',
    summary: 'Every check of the content, its level, the rule it enforces, and how to fix what it reports.',
    tags: ['checks', 'reference'],
    body: `\`npx kolofon explain CODE\` prints a row of this table. [You can set the level](checks.md#set-the-level-of-a-check) of every warning, and of the errors marked with \`*\`.

${printTable(['check', 'level', 'rule', 'how to fix it'], rows)}`,
  });
}
