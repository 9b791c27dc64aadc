import { stringify } from 'yaml';
import { UsageError } from '../../build/usage-error.ts';
import { idOfTitle } from '../../model/ids.ts';
import { sourcePath, type SourcePath } from '../../model/paths.ts';
import type { Sources } from '../read-sources.ts';
import type { SourceChange } from '../source-change.ts';

/** What is where an editor is to write: valid, and easy to find. */
const placeholders = {
  nb: { summary: 'Skriv sammendraget her.', author: 'Navnet på forfatteren', about: 'Om' },
  nn: { summary: 'Skriv samandraget her.', author: 'Namnet på forfattaren', about: 'Om' },
  en: { summary: 'Write the summary here.', author: 'The name of the author', about: 'About' },
} as const;

/** In the language itself, if it is one of those that Kolofon starts projects in; in English otherwise. */
export function placeholdersIn(language: string): (typeof placeholders)[keyof typeof placeholders] {
  const [base] = language.split('-');
  if (base === 'nb' || base === 'no') return placeholders.nb;
  return base === 'nn' ? placeholders.nn : placeholders.en;
}

export interface ArticleFacts {
  readonly title: string;
  /** That of the publication where none is named. */
  readonly language: string | undefined;
  /** YYYY-MM-DD */
  readonly today: string;
}

/** A file that is to be written, and the id that it gets. */
export interface NewFile {
  readonly id: string;
  readonly path: SourcePath;
  readonly change: SourceChange;
}

/** The file of a new article. Throws where its id cannot be made, or is taken. */
export function newArticle(facts: ArticleFacts, sources: Sources): NewFile {
  const id = idOfTitle(facts.title);
  if (id === '')
    throw new UsageError(`No id can be made from the title "${facts.title}": it needs letters or digits.`);
  refuseTaken(id, sources);
  const path = sourcePath(`series/articles/${id}.md`);
  return { id, path, change: { kind: 'create', path, text: writeArticle(facts, sources) } };
}

function refuseTaken(id: string, { articles, files }: Sources): void {
  if (articles.some((article) => article.id === id)) {
    const file = files.list('series').find((path) => path.endsWith(`/${id}.md`));
    throw new UsageError(
      `There is an article "${id}" already${file === undefined ? '' : ` (${file})`}. Choose another title: you can change it in the file, the id stays.`,
    );
  }
  const heir = articles.find(({ frontMatter }) => frontMatter.formerly.includes(id));
  if (heir !== undefined)
    throw new UsageError(
      `"${id}" is a former id of the article "${heir.id}", to which its URL redirects. Choose another title, or remove it from "formerly" there.`,
    );
}

/** A draft, because its summary is still to be written. */
function writeArticle({ title, language, today }: ArticleFacts, { config }: Sources): string {
  const { publication } = config;
  const words = placeholdersIn(language ?? publication.language);
  const frontMatter = {
    title,
    summary: words.summary,
    ...(publication.authors === undefined ? { authors: [words.author] } : {}),
    published: today,
    status: 'draft',
    ...(language === undefined || language === publication.language ? {} : { language }),
  };
  return `---\n${stringify(frontMatter, { lineWidth: 0 })}---\n\n`;
}
