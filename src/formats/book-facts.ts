import type { Book } from '../model/book.ts';
import type { Edition, License, Role } from '../model/imprint.ts';
import type { Words } from '../model/words.ts';
import type { RenderInput } from './format.ts';
import { formatDate, formatList } from './intl.ts';

/** What a book says about itself, in its own language. Lines that have nothing to say are empty. */
export interface BookFacts {
  readonly kind: string;
  readonly title: string;
  /** That by which a library knows it from the whole book, if it is a sample. */
  readonly catalogTitle: string;
  readonly summary: string;
  readonly language: string;
  readonly publisher: string;
  readonly authors: string;
  readonly editors: string;
  /** A line for each role: "Oversetter: Kari Berg". */
  readonly contributors: readonly string[];
  /** `2. utgave`; empty for the book of one article. */
  readonly edition: string;
  readonly editionDate: string;
  readonly year: string;
  /** What of it is open; empty for a whole book. */
  readonly sample: string;
  /** How many parts there are. */
  readonly extent: string;
  readonly license: License | undefined;
  /** Of chapters under a licence of their own. */
  readonly otherLicenses: readonly { readonly title: string; readonly license: License }[];
  /** Where the site describes it, absolute. */
  readonly address: string;
  readonly origin: string | undefined;
  readonly aboutTitle: string;
  /** What is before the address: "The series online:". */
  readonly online: string;
}

export function describeFacts(book: Book, { publication, words: wordsOf }: RenderInput): BookFacts {
  const { title, summary, language, editors, authors, edition, sample, license } = book;
  const words = wordsOf(language);
  return {
    kind:
      sample === undefined
        ? words(`kind.${book.kind}`)
        : words('sampleOf', { kind: words(`kind.${book.kind}`) }),
    title,
    catalogTitle: nameForCatalog(book, words),
    summary,
    language,
    publisher: publication.publisher,
    authors: formatList(authors, language),
    editors: editors.length === 0 ? '' : phraseRole('editor', editors, words),
    contributors: listContributors(book, words),
    edition: numberOf(edition, words),
    editionDate: formatDate(edition.date, language),
    year: edition.date.slice(0, 4),
    sample: sample === undefined ? '' : words('sampleExtent', { ...sample, count: sample.open }),
    extent: countParts(book, words),
    license,
    otherLicenses: listOtherLicenses(book),
    address: new URL(book.address, publication.baseUrl).href,
    origin: book.origin,
    aboutTitle: words(`about.${book.kind}`),
    online: words(`online.${book.kind}`),
  };
}

export function nameForCatalog({ title, sample }: Book, words: Words): string {
  return sample === undefined ? title : words('sampleTitle', { title });
}

/** What the editor says it is about, then the tags of its articles, each once. */
export function listSubjects({ subjects, chapters }: Book): string[] {
  return [...new Set([...subjects, ...chapters.flatMap(({ article }) => article.tags)])];
}

function listOtherLicenses({ chapters, license: common }: Book): BookFacts['otherLicenses'] {
  return chapters.flatMap(({ article: { title, license } }) =>
    license === undefined || (license.name === common?.name && license.url === common.url)
      ? []
      : [{ title, license }],
  );
}

function numberOf({ number }: Edition, words: Words): string {
  return number === undefined ? '' : words('edition', { number });
}

/** How many parts there are; empty for the book of one article. */
export function countParts({ kind, planned, chapters }: Book, words: Words): string {
  const count = chapters.length;
  if (kind === 'article') return '';
  return planned > count ? words('plannedParts', { published: count, planned }) : words('parts', { count });
}

/** One line for each role, in the order in which the roles are first named. */
function listContributors({ contributors }: Book, words: Words): string[] {
  const names = new Map<Role, string[]>();
  for (const { name, role } of contributors) names.set(role, [...(names.get(role) ?? []), name]);
  return [...names].map(([role, people]) => phraseRole(role, people, words));
}

function phraseRole(role: Role, people: readonly string[], words: Words): string {
  return words(`role.${role}`, { count: people.length, names: formatList(people, words.language) });
}
