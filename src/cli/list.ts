import { surveyPublication, type Survey, type SurveyedArticle } from '../authoring/list/survey.ts';
import { countOf } from '../build/counts.ts';
import { dayOfBuild } from '../build/dates.ts';
import { prepare } from '../build/prepare.ts';
import { checkDay, rootOf } from '../build/read-options.ts';
import { unknown, UsageError } from '../build/usage-error.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import type { Command, CommandInput } from './command.ts';
import { asOfOption, chosenReport, listOption, rootOption, sourceOptionsOf } from './options.ts';
import { reportDiagnostics } from './report-diagnostics.ts';
import { formatTable } from './table.ts';

export const list: Command = {
  summary: 'List series and articles, and what is published next.',
  details: `Shows each article with its part number in each series, its words and its state. In a terminal, long titles are cut.
With --json, it prints "title", "date", "series", "articles" and "due" as one object, with everything whole.

  kolofon list
  kolofon list --series networks
  kolofon list --json > publication.json`,
  options: {
    root: rootOption,
    series: { type: 'string', value: 'IDS', summary: 'Only these series and their articles.' },
    'as-of': { ...asOfOption, summary: 'The state on this date, YYYY-MM-DD (default: today).' },
    json: { type: 'boolean', summary: 'Print JSON.' },
  },
  async run(input) {
    const { values, templates, environment, now, print, columns, terminal } = input;
    const options = sourceOptionsOf(values);
    const root = rootOf(options);
    const date = dayOfBuild(checkDay(options.asOf, 'asOf'), environment, now);
    const { loaded, diagnostics, files } = await prepare(root, templates, date);
    if (loaded === undefined) {
      reportDiagnostics(diagnostics, chosenReport(input), files, input);
      return 1;
    }
    const survey = only(listOption(values, 'series'), surveyPublication(loaded, date));
    if (values['json'] === true) print(`${JSON.stringify(survey, null, 2)}\n`);
    else print(`${describe(survey, columns, terminal.style).join('\n')}\n`);
    if (hasErrors(diagnostics)) terminal.line('There are errors in the content: see kolofon check.');
    return 0;
  },
};

function only(ids: readonly string[] | undefined, survey: Survey): Survey {
  if (ids === undefined) return survey;
  const known = survey.series.map(({ id }) => id);
  const lost = ids.find((id) => !known.includes(id));
  if (lost !== undefined) throw new UsageError(unknown('series', lost, known));
  const articles = survey.articles.filter(({ series }) => series.some(({ id }) => ids.includes(id)));
  const shown = new Set(articles.map(({ id }) => id));
  return {
    ...survey,
    series: survey.series.filter(({ id }) => ids.includes(id)),
    articles,
    due: survey.due.filter(({ id }) => shown.has(id)),
  };
}

function describe(
  { series, articles, due }: Survey,
  width: number | undefined,
  style: CommandInput['terminal']['style'],
): string[] {
  const withTitles = ([titles = '', ...rows]: readonly string[]) => [style('bold', titles), ...rows];
  const words = (count: number) => count.toLocaleString('en');
  const seriesRows = series.map((one) => [
    one.id,
    one.title,
    one.planned > one.published ? `${one.published} of ${one.planned}` : String(one.published),
    words(one.words),
  ]);
  const articleRows = articles.map((one) => [
    one.id,
    one.title,
    one.series.map(describePart).join(', ') || '–',
    words(one.words),
    describeState(one),
  ]);
  return [
    ...withTitles(
      formatTable(
        [
          { title: 'Series', least: 16 },
          { title: 'Title', least: 12 },
          { title: 'Parts', isNumber: true },
          { title: 'Words', isNumber: true },
        ],
        seriesRows,
        width,
      ),
    ),
    '',
    ...withTitles(
      formatTable(
        [
          { title: 'Article', least: 16 },
          { title: 'Title', least: 12 },
          { title: 'Part of', least: 12 },
          { title: 'Words', isNumber: true },
          { title: 'State' },
        ],
        articleRows,
        width,
      ),
    ),
    '',
    ...(due.length === 0
      ? [`${countOf(articles.length, 'article', 'articles')}. Nothing is due.`]
      : withTitles(
          formatTable(
            [{ title: 'Due' }, { title: 'Article', least: 16 }, { title: 'Title', least: 12 }],
            due.map(({ date, id, title }) => [date, id, title]),
            width,
          ),
        )),
  ];
}

/** `6/26 networks`: the number stays where the rest is cut. A part without one is not out yet. */
function describePart({ id, part, of }: SurveyedArticle['series'][number]): string {
  return part === undefined ? id : `${part}/${of} ${id}`;
}

function describeState({ state, access, date }: SurveyedArticle): string {
  const shown = state === 'due' ? `due ${date}` : state;
  return access === 'members' ? `${shown}, members` : shown;
}
