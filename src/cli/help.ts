import type { Command, Option } from './command.ts';
import { commands } from './commands.ts';

export async function generalHelp(): Promise<string> {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const loaded = Object.entries(commands).map(async ([name, load]) => ({ name, ...(await load()) }));
  const list = (await Promise.all(loaded)).map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return `Kolofon publishes article series: Markdown and YAML in; a site, EPUBs and PDFs out.

Usage: kolofon <command> [options]

Commands:
${list.join('\n')}

Options of every command:
  --help     Show what a command does, and its options.
  --version  Show the version of Kolofon.

A publication is a folder with series/publication.yaml, a manifest for each series (series/<id>.yaml)
and articles (series/articles/<id>.md). Exit codes: 0 success, 1 errors in the content, 2 Kolofon failed.
`;
}

export function commandHelp(name: string, { summary, details, options, positionals }: Command): string {
  const left = (option: string, { value }: Option) => `--${option}${value === undefined ? '' : ` ${value}`}`;
  const rows = [
    ...(positionals === undefined ? [] : [[positionals.value, positionals.summary] as const]),
    ...Object.entries(options).map(([option, entry]) => [left(option, entry), entry.summary] as const),
  ];
  const width = Math.max(...rows.map(([option]) => option.length));
  return `kolofon ${name}: ${summary}

${details}

${positionals === undefined ? 'Options' : 'Arguments and options'}:
${rows.map(([option, text]) => `  ${option.padEnd(width)}  ${text}`).join('\n')}
`;
}
