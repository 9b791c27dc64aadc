import { CANCEL_SYMBOL, cancel, confirm, intro, outro, select, text } from '@clack/prompts';
import { oneLine, takeDefaults, type Answers, type Asked } from '../authoring/new/answers.ts';
import { languages, projectTemplates, services } from '../authoring/new/choices.ts';
import { guessFolder } from '../authoring/new/guess.ts';
import { projectWords } from '../authoring/new/words.ts';
import { refuseFolder } from '../authoring/new/write-project.ts';
import { slug } from '../model/ids.ts';

/** Asks for what the arguments leave open; undefined when somebody breaks off. */
export async function askChoices(asked: Asked): Promise<Answers | undefined> {
  const { given, likely } = asked;
  /** The answer to a question, which is not put where the answer was given. */
  const ask = async <T extends string | boolean>(
    known: T | undefined,
    put: () => Promise<T | typeof CANCEL_SYMBOL>,
  ): Promise<T> => {
    const answer = known ?? (await put());
    if (answer === CANCEL_SYMBOL) throw new Cancelled();
    return answer;
  };
  const line = async (
    message: string,
    likelyAnswer: string,
    refuse?: (answer: string) => string | undefined,
  ) => {
    const read = (written = '') => oneLine(written) || likelyAnswer;
    const validate = (written?: string) => refuse?.(read(written));
    const answer = await text({ message, placeholder: likelyAnswer, defaultValue: likelyAnswer, validate });
    return answer === CANCEL_SYMBOL ? answer : read(answer);
  };
  const needLetters = (answer: string) => (slug(answer) === '' ? words.needsLetters : undefined);
  const refuseTaken = (answer: string) => (isFree(answer) ? undefined : words.folderTaken);
  let words = projectWords[given.language ?? likely.language];

  intro('Kolofon');
  try {
    const language = await ask(given.language, () =>
      select({
        message: 'Språk / Language',
        options: languages.map((value) => ({ value, label: projectWords[value].language })),
        initialValue: likely.language,
        showInstructions: false,
      }),
    );
    words = projectWords[language];
    const title = await ask(given.title, () => line(words.askTitle, likely.title ?? words.defaultTitle));
    const folder = await ask(asked.folder, () => line(words.askFolder, guessFolder(title), refuseTaken));
    const template = await ask(given.template, () =>
      select({
        message: words.askTemplate,
        showInstructions: false,
        options: projectTemplates.map((value) => ({ value, ...words.templates[value] })),
      }),
    );
    const defaults = takeDefaults({
      ...asked,
      folder,
      given: { ...given, language, title, template },
    }).choices;
    const series =
      template === 'book'
        ? defaults.series
        : await ask(given.series, () => line(words.askSeries, defaults.series, needLetters));
    const author = await ask(given.author, () => line(words.askAuthor, defaults.author));
    const ci = await ask(given.ci, () =>
      select({
        message: words.askService,
        showInstructions: false,
        options: services.map((value) => ({ value, label: words.services[value] })),
      }),
    );
    const starts = await ask(asked.starts, () =>
      confirm({ message: words.askStart, active: words.yes, inactive: words.no }),
    );
    outro('');
    return { folder, choices: { language, title, series, author, template, ci }, starts };
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    cancel(words.cancelled);
    return undefined;
  }
}

function isFree(folder: string): boolean {
  try {
    refuseFolder(folder);
    return true;
  } catch {
    return false;
  }
}

class Cancelled extends Error {
  override readonly name = 'Cancelled';
}
