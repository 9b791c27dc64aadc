import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseImporter } from '../../../src/cli/import.ts';
import { runHere } from '../run-here.ts';
import { compareWords, isDivided, wordsIn, type Texts, type WordDifference } from './compare-words.ts';
import { filesIn, readBookWords, readPrintedWords, readSiteWords } from './read-output.ts';
import { readSourceWords } from './read-source.ts';

const wordsFolder = fileURLToPath(new URL('../../../templates/words', import.meta.url));

interface ImportProof {
  /** The folder of the publication. */
  readonly library: string;
  /** Of the site, of the e-books and of the printed books, each compared with the sources. */
  readonly words: Readonly<Record<string, WordDifference>>;
  /** What the build says. */
  readonly log: string;
  readonly books: readonly string[];
  /** How often each warning was left that `check --fix` does not fix, by its code. */
  readonly accepted: ReadonlyMap<string, number>;
}

/**
 * Imports sources into one publication, builds it, and compares what readers see before and after. `isStrict`: as an
 * editor does who publishes the drafts, lets Kolofon fix what it can, accepts the warnings that are left, and builds
 * with `--strict`.
 */
export async function proveImport(
  sources: readonly string[],
  formats: readonly ('site' | 'epub' | 'pdf')[],
  isStrict = false,
): Promise<ImportProof> {
  const library = join(mkdtempSync(join(tmpdir(), 'kolofon-words-')), 'library');
  const texts = new Map<string, string>();
  const raw = new Map<string, string>();
  const reported: string[] = [];
  const ids = new Map<string, string>();
  for (const path of sources) {
    const { failure } = await runHere(['import', path, '--into', library]);
    if (failure !== undefined) throw new Error(`${path}: ${failure}`);
    const { importer, source } = await chooseImporter(path, undefined);
    const words = await readSourceWords(importer, source);
    for (const [name, text] of words.texts) texts.set(`${importer.id}: ${name}`, text);
    for (const [name, text] of words.raw) raw.set(`${importer.id}: ${name}`, text);
    for (const [name, id] of words.ids) ids.set(`${importer.id}: ${name}`, id);
    reported.push(words.reported);
  }
  const accepted = isStrict ? await acceptWarnings(library) : new Map<string, number>();
  const { code, log, output, failure } = await runHere([
    'build',
    '--root',
    library,
    '--format',
    formats.join(),
    '--no-cache',
    ...(isStrict ? ['--strict'] : []),
  ]);
  const whole = [log, output, failure].join('\n');
  if (code !== 0) throw new Error(whole);
  const folder = (format: string) => join(library, 'dist', format);
  const books = formats.includes('epub') ? filesIn(folder('epub'), '.epub') : [];
  const added = readAddedWords();
  // A word that the report names is not lost without notice; a single letter is lost as often as the report does not name it.
  const named = new Set(reported.flatMap(wordsIn).filter((word) => !isLetter.test(word)));
  const namedLetters = reported.flatMap(wordsIn).filter((word) => isLetter.test(word));
  const compareWithReport = (
    output: Texts,
    placeOf: (id: string) => string,
    from = texts,
  ): WordDifference => {
    const placeOfText = (name: string) => {
      const id = ids.get(name);
      return id && placeOf(id);
    };
    const { doubled } = compareWords(from, output, raw);
    const withReport = new Map([...output, ['report', namedLetters.join(' ')]]);
    const { lost } = compareWords(from, withReport, raw, placeOfText);
    return {
      lost: lost.filter((line) => !named.has(wordIn(line))),
      doubled: doubled.filter((line) => !added.has(wordIn(line))),
    };
  };
  const found: [string, WordDifference][] = [];
  if (formats.includes('site'))
    found.push([
      'site',
      compareWithReport(readSiteWords(folder('site')), (id) => `articles/${id}/index.html`),
    ]);
  // An article can be in several books, and in none.
  const inBooks = new Map(
    (await Promise.all(books.map((book) => readBookWords(book)))).flatMap((book) => [...book]),
  );
  const placeInBook = (id: string) => `OEBPS/article-${id}.xhtml`;
  const isInBook = ([name]: readonly [string, string]) => {
    const id = ids.get(name);
    return id === undefined || inBooks.has(placeInBook(id));
  };
  if (formats.includes('epub'))
    found.push(['epub', compareWithReport(inBooks, placeInBook, new Map([...texts].filter(isInBook)))]);
  if (formats.includes('pdf')) {
    const printed = await Promise.all(filesIn(folder('pdf'), '.pdf').map(readPrintedWords));
    const seen = new Map(
      (await Promise.all(books.map((book) => readBookWords(book, true)))).flatMap((book) => [...book]),
    );
    // Running heads and lists of contents repeat words.
    const pages = new Map(printed.flatMap((book) => [...book]));
    const lines = [...pages.values()].flatMap((text) => text.split('\n'));
    // The hyphen at the end of a line may be that of another cell than the next line.
    const byLine = new Map(lines.map((line, index) => [String(index), line]));
    const isLost = new Set(compareWords(seen, byLine).lost.map(wordIn));
    const lost = compareWords(seen, pages).lost.filter(
      (line) => isLost.has(wordIn(line)) && !isDivided(wordIn(line), lines),
    );
    found.push(['pdf', { lost, doubled: [] }]);
  }
  return { library, words: Object.fromEntries(found), log: whole, books, accepted };
}

const isLetter = /^\p{L}\p{M}*$/u;

/** Publishes what is not out and opens what is for members, fixes what can be fixed, and turns the other warnings off. */
async function acceptWarnings(library: string): Promise<ReadonlyMap<string, number>> {
  for (const file of filesIn(join(library, 'series/articles'), '.md'))
    writeFileSync(file, opened(readFileSync(file, 'utf8')));
  await runHere(['check', '--root', library, '--fix']);
  const { output } = await runHere(['check', '--root', library, '--reporter', 'json']);
  const left = new Map<string, number>();
  for (const { code, severity } of JSON.parse(output) as { code: string; severity: string }[])
    if (severity === 'warning') left.set(code, (left.get(code) ?? 0) + 1);
  const levels = [...left.keys()].map((code) => `  ${code}: off\n`);
  if (levels.length > 0)
    appendFileSync(join(library, 'series/publication.yaml'), `checks:\n${levels.join('')}`);
  return left;
}

function opened(article: string): string {
  return article
    .replaceAll(/^(?:status: draft|status: scheduled|access: members)\n/gm, '')
    .replace(/^published: 20(?:2[7-9]|[3-9]\d)-.*/m, 'published: 2026-01-01');
}

/** What Kolofon adds: the names of callouts, theorems and figures in every language, and the mark of what has no counterpart. */
function readAddedWords(): ReadonlySet<string> {
  const phrases = filesIn(wordsFolder, '.yaml').flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(
        /^(?:callout\w+|theorem\.\w+|figure|table|listing|equation): (.*)$/gm,
      ),
    ].map(([, phrase = '']) => phrase.replaceAll(/\{\w+\}/g, ' ')),
  );
  return new Set(['unconverted', ...phrases.flatMap(wordsIn)]);
}

/** The word of a line of a difference. */
export function wordIn(line: string): string {
  return /^\p{L}[\p{L}\p{M}]*/u.exec(line)?.[0] ?? '';
}
