import { join } from 'node:path';
import { planArticle } from '../authoring/add/plan-article.ts';
import { planSeries } from '../authoring/add/plan-series.ts';
import { applyChanges } from '../authoring/apply-changes.ts';
import { readSources } from '../authoring/read-sources.ts';
import { dayOfBuild } from '../build/dates.ts';
import { rootOf } from '../build/read-options.ts';
import { unknown, UsageError } from '../build/usage-error.ts';
import { canonicalLanguage } from '../load/languages.ts';
import { idOfName } from '../model/ids.ts';
import { editorOf, openInEditor } from '../platform/open-in-editor.ts';
import type { Command, CommandInput } from './command.ts';
import { chosenReport, listOption, rootOption, sourceOptionsOf, textOption } from './options.ts';
import { reportDiagnostics } from './report-diagnostics.ts';

export const add: Command = {
  summary: 'Add an article or a series.',
  details: `Writes the file, with its front matter or its keys, and puts its id in the manifests or in publication.yaml. Their
comments and their style stay. A new article is a draft until you remove that line. A new series begins with an
article about itself, or with the articles that --parts names.

  kolofon add article "Strong ties" --series networks
  kolofon add article "Weak ties" --series networks,society --after strong-ties --open
  kolofon add series "Networks"
  kolofon add series "Networks at work" --parts strong-ties,lobbying`,
  options: {
    root: rootOption,
    series: {
      type: 'string',
      value: 'IDS',
      summary: 'The series that the article becomes part of (default: the only one that there is).',
    },
    after: {
      type: 'string',
      value: 'ID',
      summary: 'Put it after this part, also inside a section, or after this series (default: at the end).',
    },
    parts: { type: 'string', value: 'IDS', summary: 'The articles that a new series begins with.' },
    language: { type: 'string', value: 'TAG', summary: 'Its language (default: that of the publication).' },
    open: { type: 'boolean', summary: 'Open the new file in your editor: $VISUAL or $EDITOR.' },
  },
  positionals: { value: 'KIND TITLE', summary: 'article or series, and the title in quotes.' },
  run(input) {
    const { values, terminal, environment, now } = input;
    const { kind, title } = readPositionals(input);
    const root = rootOf(sourceOptionsOf(values));
    const editor = values['open'] === true ? editorOf(environment) : undefined;
    if (values['open'] === true && editor === undefined)
      throw new UsageError(
        'Nothing was written: --open needs VISUAL or EDITOR to name your editor, such as "code --wait".',
      );
    const sources = readSources(root);
    if ('diagnostics' in sources) {
      reportDiagnostics(sources.diagnostics, chosenReport(input), sources.files, input);
      terminal.line('Nothing was written.');
      return Promise.resolve(1);
    }
    const after = textOption(values, 'after');
    const request = {
      title,
      after: after === undefined ? undefined : idOfName(after),
      language: languageOf(input),
      today: dayOfBuild(undefined, environment, now),
    };
    const series = listOption(values, 'series')?.map(idOfName);
    const parts = listOption(values, 'parts')?.map(idOfName);
    if (kind === 'series' && series !== undefined)
      throw new UsageError('--series is for articles: a series is in no other.');
    if (kind === 'article' && parts !== undefined)
      throw new UsageError('--parts is for series: an article has none.');
    const planned =
      kind === 'article'
        ? planArticle({ ...request, series }, sources)
        : planSeries({ ...request, parts }, sources);
    applyChanges(root, sources.files, planned.changes);

    for (const { kind: how, path } of planned.changes)
      terminal.line(`${terminal.style('green', '✓')} ${how === 'create' ? 'Wrote' : 'Added it to'} ${path}`);
    if (parts === undefined)
      terminal.line('The article is a draft: only kolofon dev shows it, until you remove "status: draft".');
    if (kind === 'article' && planned.changes.length === 1)
      terminal.line('It is in no series: name one with --series, or add its id to a manifest.');
    const file = join(root, planned.path);
    if (editor !== undefined && !openInEditor(editor, file)) {
      terminal.line(`"${editor}" did not open ${file}.`);
      return Promise.resolve(2);
    }
    return Promise.resolve(0);
  },
};

const kinds = ['article', 'series'] as const;

function readPositionals({ positionals }: CommandInput): { kind: (typeof kinds)[number]; title: string } {
  const [name, written, ...others] = positionals;
  const kind = kinds.find((one) => one === name);
  if (kind === undefined)
    throw new UsageError(
      name === undefined
        ? 'Say what to add: kolofon add article "Title", or kolofon add series "Title".'
        : unknown('kind to add', name, kinds),
    );
  const title = written?.replaceAll(/\s+/g, ' ').trim() ?? '';
  if (title === '' || others.length > 0)
    throw new UsageError(`kolofon add ${kind} takes one title, in quotes: kolofon add ${kind} "A title".`);
  return { kind, title };
}

function languageOf({ values }: CommandInput): string | undefined {
  const tag = textOption(values, 'language');
  if (tag === undefined) return undefined;
  const language = canonicalLanguage(tag);
  if (language === undefined)
    throw new UsageError(`--language takes a language tag such as nb, nn or en, not "${tag}".`);
  return language;
}
