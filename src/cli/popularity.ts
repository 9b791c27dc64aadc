import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { replaceFile } from '../emit/replace-file.ts';
import { loadDatedArticles } from '../load/dated-articles.ts';
import { loadConfig } from '../load/load.ts';
import { inheritedFrom } from '../load/inherit.ts';
import { popularityFile, readPopularity } from '../load/popularity.ts';
import type { LoadedConfig } from '../load/publication.ts';
import { readTemplates } from '../load/templates.ts';
import { readWords } from '../load/words.ts';
import { decodeText } from '../load/text.ts';
import { addressIn } from '../model/ids.ts';
import { sourcePath } from '../model/paths.ts';
import { openSourceFiles, type SourceFiles } from '../platform/source-files.ts';
import { addCounts, printCounts, createCounter, type Tally } from '../popularity/counter.ts';
import { findArticleBy, type FindArticle } from '../popularity/find-article.ts';
import { publishedIds } from '../resolve/status.ts';
import type { Command, CommandInput } from './command.ts';
import { dayOfBuild } from '../build/dates.ts';
import { chosenReport, reporterOption, rootOption, sourceOptionsOf, textOption } from './options.ts';
import { readLock, withAddresses } from '../build/prepare.ts';
import { readLogs } from './read-logs.ts';
import { checkDay, rootOf } from '../build/read-options.ts';
import { reportDiagnostics } from './report-diagnostics.ts';
import { countOf } from '../build/counts.ts';
import { UsageError } from '../build/usage-error.ts';

export const popularity: Command = {
  summary: 'Count how often each article was read, from the access logs of a web server.',
  details: `Reads access logs in the common and combined formats of nginx and Apache, and Caddy's JSON, plain or
compressed with gzip, and writes series/popularity.csv. A read is a GET of an article's URL that was answered with
200 or 304. Robots are left out. Nothing about a reader is kept, only a number for each article.

  kolofon popularity /var/log/nginx/access.log*
  kolofon popularity --add --since 2026-11-01 --until 2026-11-30 access.log
  zcat logs/*.gz | kolofon popularity -`,
  positionals: { value: 'LOG...', summary: 'The access logs; - is standard input.' },
  options: {
    root: rootOption,
    since: { type: 'string', value: 'DATE', summary: 'The first date to count, YYYY-MM-DD.' },
    until: { type: 'string', value: 'DATE', summary: 'The last date to count, YYYY-MM-DD.' },
    add: { type: 'boolean', summary: 'Add to the existing counts instead of replacing them.' },
    out: { type: 'string', value: 'FILE', summary: `The file (default: ${popularityFile} in the root).` },
    reporter: reporterOption,
  },
  async run(input) {
    const { positionals: logs, values, terminal } = input;
    if (logs.length === 0) throw new UsageError('Name the access logs. See kolofon popularity --help.');
    const since = checkDay(textOption(values, 'since'), 'since');
    const until = checkDay(textOption(values, 'until'), 'until');
    if (since !== undefined && until !== undefined && since > until)
      throw new UsageError(`No day is from ${since} on and until ${until}.`);

    const root = rootOf(sourceOptionsOf(values));
    const files = openSourceFiles(root);
    const config = loadConfig(files);
    if (config.value === undefined || hasErrors(config.diagnostics)) {
      reportDiagnostics(config.diagnostics, chosenReport(input), files, input);
      return 1;
    }
    const out = textOption(values, 'out') ?? join(root, popularityFile);
    const earlier = values['add'] === true ? readEarlier(out, input) : new Map<string, number>();
    if (earlier === undefined) return 1;

    const { isbot: isRobot } = await import('isbot');
    const words = readWords(readTemplates([input.templates]).value);
    const settled = withAddresses(config.value, readLock(files).value?.lock, words);
    const findArticle = findPublished(settled, files, input);
    const counter = createCounter({ findArticle, isRobot, since, until });
    await readLogs(logs, counter.take, input);
    const tally = counter.tally();

    terminal.line(summarise(tally));
    for (const hint of hintsAt(tally)) terminal.line(hint);
    if (tally.lines === tally.notUnderstood) {
      terminal.line('Nothing was written.');
      return tally.lines === 0 ? 0 : 1;
    }
    const counts = addCounts(earlier, tally.reads);
    replaceFile(out, printCounts(counts));
    terminal.line(`Wrote ${out}: ${countOf(counts.size, 'article', 'articles')}.`);
    return 0;
  },
};

/** Of the articles that are published today, by the addresses that the site gives them. */
function findPublished(
  { publication }: LoadedConfig,
  files: SourceFiles,
  { environment, now }: CommandInput,
): FindArticle {
  const { baseUrl, addresses } = publication;
  const articles = loadDatedArticles(files, inheritedFrom(publication));
  const ids = publishedIds(articles, dayOfBuild(undefined, environment, now));
  return findArticleBy(
    baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`,
    new Map([...ids].map((id) => [id, addressIn(addresses.articles, id)])),
  );
}

/** The counts that are there already, or undefined when they cannot be read: that is reported. */
function readEarlier(file: string, input: CommandInput): ReadonlyMap<string, number> | undefined {
  if (!existsSync(file)) return new Map();
  const bytes = readFileSync(file);
  const text = decodeText(sourcePath(file), bytes);
  const { value, diagnostics } = readPopularity(text.value);
  const problems = [...text.diagnostics, ...diagnostics];
  reportDiagnostics(
    problems,
    chosenReport(input),
    {
      list: () => [],
      isLost: () => false,
      isForbidden: () => false,
      read: () => bytes,
      locate: () => undefined,
    },
    input,
  );
  return hasErrors(problems) ? undefined : value;
}

function summarise({ lines, reads, robots, notUnderstood }: Tally): string {
  const all = [...reads.values()].reduce((sum, count) => sum + count, 0);
  return [
    `Read ${countOf(lines, 'line', 'lines')}`,
    `${countOf(all, 'read', 'reads')} of ${countOf(reads.size, 'article', 'articles')}`,
    `${countOf(robots, 'request', 'requests')} of robots left out`,
    `${countOf(notUnderstood, 'line', 'lines')} not understood.`,
  ].join('; ');
}

function hintsAt({ lines, reads, notUnderstood }: Tally): string[] {
  if (notUnderstood * 2 > lines)
    return ['Kolofon reads the common and combined formats of nginx and Apache, and the JSON of Caddy.'];
  if (lines > 0 && reads.size === 0)
    return ['No reader asked for an article: see whether the logs are of the site that baseUrl names.'];
  return [];
}
