import type { Command, Option } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands.ts';
import { code, escapeText, printPage, printTable } from './markdown.ts';

export async function writeCommandsPage(): Promise<string> {
  const sections = Object.entries(commands).map(async ([name, load]) => writeCommand(name, await load()));
  return printPage({
    title: 'All commands and options',
    summary: 'Every command of kolofon, with its arguments and options.',
    tags: ['commands', 'reference'],
    body: `\`npx kolofon COMMAND --help\` prints the same in the terminal. \`--version\` prints the version. [Exit codes](commands.md#exit-codes) are the same for all commands.

${(await Promise.all(sections)).join('\n\n')}`,
  });
}

function writeCommand(name: string, { summary, details, options, positionals }: Command): string {
  const rows = [
    ...(positionals === undefined ? [] : [[code(positionals.value), escapeText(positionals.summary)]]),
    ...Object.entries(options).map(([option, entry]) => [
      code(writeOption(option, entry)),
      escapeText(entry.summary),
    ]),
  ];
  const paragraphs = details.split('\n\n').map(writeParagraph);
  const table = rows.length === 0 ? [] : [printTable(['option', 'effect'], rows)];
  return [`## ${name}`, escapeText(summary), ...paragraphs, ...table].join('\n\n');
}

function writeOption(name: string, { value }: Option): string {
  return value === undefined ? `--${name}` : `--${name} ${value}`;
}

/** Indented lines of the help are examples. */
function writeParagraph(text: string): string {
  if (!text.startsWith('  ')) return escapeText(text);
  const lines = text.replaceAll(/^ {2}/gm, '');
  return `\`\`\`${lines.startsWith('kolofon') ? 'sh' : 'yaml'}\n${lines}\n\`\`\``;
}
