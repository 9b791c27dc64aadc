import { catalogue, type Code } from '../../src/diagnostics/catalogue.ts';
import { code, escapeText, printPage, printTable } from './markdown.ts';

export function writeChecksPage(): string {
  const rows = (Object.keys(catalogue) as Code[]).sort().map((name) => {
    const rule = catalogue[name];
    return [code(name), rule.severity + ('canRelax' in rule ? '\\*' : ''), escapeText(rule.requirement)];
  });
  return printPage({
    title: 'All checks',
    summary: 'Every check of the content, its level, and the rule it enforces.',
    tags: ['checks', 'reference'],
    body: `\`npx kolofon explain CODE\` prints a row of this table. [You can set the level](checks.md#set-the-level-of-a-check) of every warning, and of the errors marked with \`*\`.

${printTable(['check', 'level', 'rule'], rows)}`,
  });
}
