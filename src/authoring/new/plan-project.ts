import { stringify } from 'yaml';
import { jsonSchemas } from '../../load/schemas/json-schemas.ts';
import { idOfTitle } from '../../model/ids.ts';
import { UsageError } from '../../build/usage-error.ts';
import type { Choices, ProjectTemplate } from './choices.ts';
import type { StarterFiles } from '../own-package.ts';

/** A file of a new project: its path in the project, with slashes, and its text. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

export interface ProjectFacts {
  /** YYYY-MM-DD: the date of everything in the project. */
  readonly today: string;
  /** Of the Kolofon that writes the project, and that builds it. */
  readonly version: string;
  /** Of Node, as Kolofon's package asks for it. */
  readonly engine: string;
  /** The name of the npm package. */
  readonly name: string;
}

/** The folders of `starters/` that a template takes its files from, in the language of the project. */
const layers: Readonly<Record<ProjectTemplate, readonly string[]>> = {
  minimal: ['minimal'],
  library: ['markup', 'library'],
  book: ['markup', 'book'],
};

/** Every file of a new project. Nothing is written. */
export function planProject(choices: Choices, facts: ProjectFacts, starters: StarterFiles): ProjectFile[] {
  const { language, template, ci } = choices;
  const folders = ['every', ci, ...['every', ...layers[template]].map((layer) => `${language}/${layer}`)];
  const values = valuesOf(choices, facts, starters);
  const started = folders.flatMap((folder) =>
    [...starters]
      .filter(([path]) => path.startsWith(`${folder}/`))
      .map(([path, text]) => fillFile(path.slice(folder.length + 1), text, values)),
  );
  const schemas = Object.entries(jsonSchemas()).map(([name, schema]) => ({
    path: `series/schemas/${name}`,
    text: printJson(schema),
  }));
  const files = [{ path: 'package.json', text: printJson(packageFile(facts)) }, ...started, ...schemas];
  const taken = files.filter(({ path }, index) => files.findIndex((one) => one.path === path) < index);
  if (taken.length > 0)
    throw new UsageError(
      `The series "${choices.series}" would be in ${taken.map(({ path }) => path).join(', ')}, which the template uses: choose another title (--series).`,
    );
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** The id of the first series, as its file is named. */
export function seriesIdOf({ series }: Pick<Choices, 'series'>): string {
  const id = idOfTitle(series);
  if (id === '')
    throw new UsageError(`The title of the series needs letters or digits: "${series}" (--series).`);
  return id;
}

/** What is in place of `{{name}}`, as it is and as YAML. */
type Values = Readonly<Record<string, { readonly plain: string; readonly yaml: string }>>;

function valuesOf(choices: Choices, { today }: ProjectFacts, starters: StarterFiles): Values {
  const { language, title, series, author, ci } = choices;
  const text = (value: string) => ({ plain: value, yaml: stringify(value, { lineWidth: 0 }).trimEnd() });
  const same = (value: string) => ({ plain: value, yaml: value });
  return {
    title: text(title),
    series: text(series),
    author: text(author),
    language: same(language),
    seriesId: same(seriesIdOf(choices)),
    date: same(today),
    publishing: same((starters.get(`${language}/publishing/${ci}.md`) ?? '').trimEnd()),
  };
}

function fillFile(path: string, text: string, values: Values): ProjectFile {
  const form = path.endsWith('.yaml') ? 'yaml' : 'plain';
  const fill = (template: string) =>
    template.replaceAll(/\{\{(\w+)\}\}/g, (written, name: string) => values[name]?.[form] ?? written);
  // npm leaves out files whose names begin with a dot, or reads them.
  return { path: fill(path).replaceAll(/(^|\/)_/g, '$1.'), text: fill(text) };
}

function packageFile({ name, version, engine }: ProjectFacts): object {
  return {
    name,
    private: true,
    type: 'module',
    engines: { node: engine },
    scripts: { dev: 'kolofon dev', check: 'kolofon check', build: 'kolofon build' },
    dependencies: { kolofon: `^${version}` },
    // It fetches a browser for printing, where none comes with the package.
    allowScripts: { kolofon: true },
  };
}

function printJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
