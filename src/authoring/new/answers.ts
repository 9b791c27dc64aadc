import type { Choices, ProjectLanguage } from './choices.ts';
import { guessFolder } from './guess.ts';
import { projectWords } from './words.ts';

/** What the arguments say, and what is likely where they say nothing. */
export interface Asked {
  readonly folder: string | undefined;
  readonly given: Partial<Choices>;
  readonly likely: { readonly language: ProjectLanguage; readonly title?: string; readonly author?: string };
  /** Whether the site is to be shown at once, if that was said. */
  readonly starts: boolean | undefined;
}

export interface Answers {
  readonly folder: string;
  readonly choices: Choices;
  readonly starts: boolean;
}

/** A text of several lines, or with blanks around it, as one line. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** The choices of somebody who is not asked. */
export function takeDefaults({ folder, given, likely, starts = false }: Asked): Answers {
  const { language = likely.language, template = 'library', ci = 'none' } = given;
  const words = projectWords[language];
  const title = given.title ?? likely.title ?? words.defaultTitle;
  const series = given.series ?? (template === 'book' ? title : words.defaultSeries);
  const author = given.author ?? likely.author ?? words.defaultAuthor;
  return {
    folder: folder ?? guessFolder(title),
    choices: { language, title, series, author, template, ci },
    starts,
  };
}
