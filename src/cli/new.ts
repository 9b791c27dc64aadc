import { join, relative, resolve } from 'node:path';
import { languages, projectTemplates, services } from '../authoring/new/choices.ts';
import { oneLine, takeDefaults, type Asked } from '../authoring/new/answers.ts';
import { guessAuthor, guessLanguage, guessPackageName, guessTitle } from '../authoring/new/guess.ts';
import { planProject, seriesIdOf } from '../authoring/new/plan-project.ts';
import { readStarterFiles, readOwnPackage } from '../authoring/own-package.ts';
import { projectWords } from '../authoring/new/words.ts';
import { refuseFolder, writeProject } from '../authoring/new/write-project.ts';
import { dayOfBuild } from '../build/dates.ts';
import { unknown, UsageError } from '../build/usage-error.ts';
import type { Command, CommandInput } from './command.ts';
import { describeProject, listCommands, startProject } from './finish-project.ts';
import { textOption } from './options.ts';

export const newProject: Command = {
  summary: 'Create a publication, ready to preview.',
  details: `Asks for what you do not say. Without a terminal, or with --yes, it takes the defaults.
Files that are in the folder already are never overwritten.

  kolofon new
  kolofon new my-library --language nb --template library
  kolofon new my-book --yes --title "My book" --template book --ci github`,
  options: {
    title: { type: 'string', value: 'TITLE', summary: 'The title of the publication.' },
    language: {
      type: 'string',
      value: 'TAG',
      summary: `The language of the publication and its first texts: ${languages.join(', ')} (default: that of the machine).`,
    },
    series: { type: 'string', value: 'TITLE', summary: 'The title of the first series.' },
    author: {
      type: 'string',
      value: 'NAME',
      summary: 'The author of the articles (default: the name in your git settings).',
    },
    template: {
      type: 'string',
      value: 'NAME',
      summary: `What to start with: ${projectTemplates.join(', ')} (default: library).`,
    },
    ci: {
      type: 'string',
      value: 'NAME',
      summary: `The service that checks and publishes: ${services.join(', ')} (default: none).`,
    },
    yes: { type: 'boolean', summary: 'Ask nothing, and take the defaults.' },
    start: {
      type: 'boolean',
      summary: 'Then install Kolofon in the folder, and open the site in a browser.',
    },
  },
  positionals: {
    value: 'FOLDER',
    summary: 'The folder to create, or . for this one (default: a name made from the title).',
  },
  async run(input) {
    const { values, terminal, isInteractive, environment, now } = input;
    const asked = readAsked(input);
    if (asked.folder !== undefined) refuseFolder(asked.folder);
    const asks = isInteractive && values['yes'] !== true;
    const answers = asks ? await (await import('./ask-choices.ts')).askChoices(asked) : takeDefaults(asked);
    if (answers === undefined) return 1;

    const { choices, folder } = answers;
    const place = resolve(folder);
    const own = readOwnPackage(input);
    const facts = {
      today: dayOfBuild(undefined, environment, now),
      version: own.version,
      engine: own.engine,
      name: guessPackageName(place),
    };
    const files = planProject(choices, facts, readStarterFiles(join(own.folder, 'starters')));
    const kept = writeProject(place, files);

    const words = projectWords[choices.language];
    const shown = relative('', place);
    describeProject({ folder: shown, seriesId: seriesIdOf(choices), ci: choices.ci, kept }, words, terminal);
    if (asks ? answers.starts : values['start'] === true) return startProject(place, words, terminal);
    listCommands(place, words, terminal);
    return 0;
  },
};

function readAsked({ positionals, values, environment }: CommandInput): Asked {
  const [folder, ...others] = positionals.map((name) => name.trim());
  if (others.length > 0)
    throw new UsageError(
      `kolofon new takes one folder, not "${positionals.join(' ')}". Put quotes around a name with spaces.`,
    );
  if (folder === '') throw new UsageError('kolofon new takes the path of a folder, not an empty one.');
  const given = {
    language: oneOf('language', languages, textOption(values, 'language')),
    title: lineOf('title', values),
    series: lineOf('series', values),
    author: lineOf('author', values),
    template: oneOf('template', projectTemplates, textOption(values, 'template')),
    ci: oneOf('ci', services, textOption(values, 'ci'), 'service'),
  };
  const locales = [
    environment['LC_ALL'],
    environment['LANG'],
    Intl.DateTimeFormat().resolvedOptions().locale,
  ];
  const locale = locales.find((one) => one !== undefined && one !== '') ?? 'en';
  const title = folder === undefined ? undefined : guessTitle(resolve(folder));
  const author = given.author ?? guessAuthor();
  return {
    folder,
    given: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    likely: {
      language: guessLanguage(locale),
      ...(title === undefined ? {} : { title }),
      ...(author === undefined ? {} : { author }),
    },
    starts: values['start'] === true ? true : undefined,
  };
}

/** A text of one line that is not blank. */
function lineOf(name: string, values: CommandInput['values']): string | undefined {
  const text = textOption(values, name);
  const line = text === undefined ? undefined : oneLine(text);
  if (line === '') throw new UsageError(`--${name} takes a text, not an empty one.`);
  return line;
}

function oneOf<T extends string>(
  option: string,
  known: readonly T[],
  value: string | undefined,
  what = option,
): T | undefined {
  const found = known.find((one) => one === value);
  if (value !== undefined && found === undefined)
    throw new UsageError(`${unknown(what, value, known)} (--${option})`);
  return found;
}
