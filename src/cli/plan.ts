import type { ShardPlan } from '../build/shards/plan-shards.ts';
import { planBuild } from '../build/shards/run-shards.ts';
import { checkShardCount } from '../build/shards/shard-options.ts';
import { UsageError } from '../build/usage-error.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import type { Command } from './command.ts';
import {
  allOption,
  asOfOption,
  buildOptionsOf,
  cacheOption,
  chosenReport,
  formatOption,
  lockedOption,
  noCacheOption,
  reporterOption,
  rootOption,
  textOption,
} from './options.ts';
import { formatSeconds, reportDiagnostics } from './report-diagnostics.ts';
import { openProgress } from './terminal-progress.ts';

export const plan: Command = {
  summary: 'Divide a build into shards for several machines.',
  details: `Divides the books, pictures and search indexes into shards that take about as long as one another, by the
times that the last build recorded in the cache. Builds nothing. Each machine reads the plan with --plan.

  kolofon plan --shards 3
  kolofon plan --shards 40 --json > plan.json
  kolofon build --shard 7/40 --plan plan.json`,
  options: {
    root: rootOption,
    out: {
      type: 'string',
      value: 'FOLDER',
      summary: 'The output folder of the last build (default: dist in the root).',
    },
    shards: { type: 'string', value: 'NUMBER', summary: 'How many shards, 1 to 1000.' },
    json: { type: 'boolean', summary: 'Print the plan as JSON.' },
    format: formatOption,
    'as-of': asOfOption,
    locked: lockedOption,
    reporter: reporterOption,
    all: allOption,
    cache: cacheOption,
    'no-cache': noCacheOption,
  },
  async run(input) {
    const given = textOption(input.values, 'shards');
    if (given === undefined) throw new UsageError('Name the number of shards: kolofon plan --shards 40.');
    const count = checkShardCount(/^\d+$/.test(given) ? Number(given) : NaN, given);
    const { outcome, plan } = await planBuild(
      buildOptionsOf(input.values),
      count,
      input,
      openProgress(input.terminal),
    );
    const { diagnostics, sources } = outcome;
    // What may be printed to a file is the plan alone.
    const isJson = input.values['json'] === true;
    const output = isJson ? { terminal: input.terminal, print: input.terminal.line } : input;
    input.terminal.status('');
    reportDiagnostics(diagnostics, chosenReport(input), sources, output);
    if (plan === undefined || hasErrors(diagnostics)) return 1;
    input.print(isJson ? `${JSON.stringify(plan, null, 1)}\n` : describePlan(plan));
    return 0;
  },
};

function describePlan({ shards }: ShardPlan): string {
  const lines = shards.map(({ shard, milliseconds, units }) => {
    const books = units.filter(({ id }) => !isFile(id)).length;
    return `Shard ${String(shard)} of ${String(shards.length)}: ${String(books)} books, ${String(units.length - books)} files of the site, about ${formatSeconds(milliseconds)}`;
  });
  return `${lines.join('\n')}\n`;
}

function isFile(id: string): boolean {
  return /^(?:members )?file /.test(id);
}
