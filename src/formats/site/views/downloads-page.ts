import type { Words } from '../../../model/words.ts';
import { countParts } from '../../book-facts.ts';
import { phraseEdition } from '../../book-phrases.ts';
import { publicUrl } from '../data/addresses.ts';
import { checksumFile } from '../data/checksums.ts';
import { groupBooks, type BookGroup, type OfferedBook, type OfferedFile } from '../data/offered-books.ts';
import { catalogFile } from '../data/opds/catalog.ts';
import { catalogJsonFile } from '../data/opds/catalog-json.ts';
import { dataOfDownloads } from '../data/page-data.ts';
import { hueOf } from '../../hue.ts';
import { fileOf, type Page } from '../page.ts';
import { phraseSize } from './downloads.ts';
import { viewLayout, type Layout, type Link } from './layout.ts';
import { cutAt, phraseIn, type CutSentence, type Phrase } from './phrases.ts';
import type { Site } from './site.ts';

export interface DownloadsPageView extends Layout {
  readonly title: string;
  readonly summary: string;
  readonly groups: readonly GroupView[];
  readonly devices: {
    readonly title: string;
    readonly text: string;
    readonly label: string;
    readonly catalogs: readonly { readonly label: string; readonly address: string }[];
    readonly otherwise: string;
  };
  readonly checking: {
    readonly title: string;
    readonly text: CutSentence;
    readonly file: Link;
    readonly command: string;
  };
}

interface GroupView {
  readonly id: string;
  readonly title: Link | Phrase;
  readonly books: readonly OfferedBookView[];
}

interface OfferedBookView {
  readonly hue: number;
  readonly cover: string;
  /** Undefined for the book that its group is named after. */
  readonly title: Link | undefined;
  readonly name: string;
  /** The sign of a sample. */
  readonly sign: string | undefined;
  readonly summary: Phrase;
  readonly facts: readonly string[];
  readonly files: readonly FileView[];
}

interface FileView {
  readonly format: string;
  readonly size: string;
  readonly href: string;
  readonly sha256: string;
}

export function viewDownloadsPage(page: Page, site: Site): DownloadsPageView {
  const { language } = site.input.publication;
  const words = site.words(language);
  const title = words('siteDownloads');
  const summary = words('siteDownloadsSummary');
  const facts = {
    language,
    title,
    description: summary,
    kind: 'website',
    data: dataOfDownloads(page, site),
  } as const;
  return {
    ...viewLayout(facts, page, site),
    title,
    summary,
    groups: groupBooks(site).map((group) => viewGroup(group, page, words)),
    devices: {
      title: words('siteDevices'),
      text: words('siteDevicesText'),
      label: words('siteCatalogAddress'),
      catalogs: [
        { label: 'OPDS 1.2', address: publicUrl(site, catalogFile) },
        { label: 'OPDS 2.0', address: publicUrl(site, catalogJsonFile) },
      ],
      otherwise: words('siteDevicesOtherwise'),
    },
    checking: {
      title: words('siteChecksums'),
      text: cutAt('file', words, 'siteChecksumsText'),
      file: { ...phraseIn('SHA256SUMS', language, language), href: page.href(checksumFile) },
      command: 'sha256sum --check --ignore-missing SHA256SUMS',
    },
  };
}

function viewGroup({ id, title, language, books }: BookGroup, page: Page, words: Words): GroupView {
  const [own] = books.filter(({ book }) => book.kind === 'series');
  const phrase = phraseIn(title, language, words.language);
  return {
    id: `--${id}`,
    title: own === undefined ? phrase : { ...phrase, href: page.href(fileOf(own.book.address)) },
    books: books.map((offered) => viewBook(offered, page, words)),
  };
}

function viewBook({ book, title, files, cover }: OfferedBook, page: Page, words: Words): OfferedBookView {
  const { kind, language, edition, sample, summary, hue } = book;
  const extent = countParts(book, words);
  return {
    hue: hueOf(hue),
    cover: page.href(cover.thumbnail),
    title:
      kind === 'series'
        ? undefined
        : { ...phraseIn(book.title, language, words.language), href: page.href(fileOf(book.address)) },
    name: title,
    sign: sample && words('siteSample'),
    summary: phraseIn(summary, language, words.language),
    facts: [
      phraseEdition(edition, words),
      ...(extent === '' ? [] : [extent]),
      ...(sample === undefined ? [] : [words('sampleExtent', { ...sample, count: sample.open })]),
    ],
    files: files.map((file) => viewFile(file, page, words)),
  };
}

function viewFile({ label, file, size, sha256 }: OfferedFile, page: Page, words: Words): FileView {
  return { format: label, size: phraseSize(size, words), href: page.href(file), sha256 };
}
