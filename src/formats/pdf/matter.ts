import type { Series } from '../../model/publication.ts';
import { printHtml } from '../../markdown/print-html.ts';
import type { FormatInput } from '../format.ts';
import type { BookAssets } from './assets.ts';
import type { Chapters } from './chapters.ts';
import { referenceId } from './destinations.ts';
import { formatDate, formatList } from '../intl.ts';
import { drawSeriesMark } from '../series-mark.ts';

/** What stands before the contents. Lines that have nothing to say are empty. */
export interface FrontMatter {
  readonly publisher: string;
  readonly authors: string;
  readonly editors: string;
  readonly edition: string;
  readonly editionDate: string;
  readonly extent: string;
  readonly license: { readonly name: string; readonly url?: string } | undefined;
  readonly address: string;
  /** The address of the cover picture, or undefined where the mark of the series is drawn instead. */
  readonly cover: string | undefined;
  /** SVG. */
  readonly mark: string;
  /** From 1: the series of a publication have different colours. */
  readonly hue: number;
}

/** As many as the style sheet knows. */
const hues = 6;

export function viewFrontMatter(series: Series, input: FormatInput, assets: BookAssets): FrontMatter {
  const { publication } = input;
  const words = input.words(series.language);
  const { language, editors, authors, edition, planned } = series;
  const published = series.memberships.length;
  return {
    publisher: publication.publisher,
    authors: authors.length > 0 ? formatList(authors, language) : '',
    editors:
      editors.length > 0
        ? words('editedBy', { count: editors.length, names: formatList(editors, language) })
        : '',
    edition: words('edition', { number: edition.number }),
    editionDate: formatDate(edition.date, language),
    extent:
      planned > published
        ? words('plannedParts', { published, planned })
        : words('parts', { count: published }),
    license: publication.license,
    address: new URL(series.address, publication.baseUrl).href,
    cover: series.cover && assets.path(series.cover),
    mark: drawSeriesMark(planned, published),
    hue: (publication.series.indexOf(series) % hues) + 1,
  };
}

/** What stands after the last chapter. */
export interface BackMatter {
  /** The reference list of the whole book, as HTML `li` elements; empty where nothing is cited. */
  readonly references: string;
  readonly upcoming: readonly { readonly title: string; readonly due: string }[];
  readonly others: readonly OtherSeries[];
}

interface OtherSeries {
  readonly title: string;
  readonly summary: string;
  readonly language: string;
  readonly href: string;
  readonly extent: string;
}

export function viewBackMatter(series: Series, input: FormatInput, { cited }: Chapters): BackMatter {
  const { publication, bibliography } = input;
  const words = input.words(series.language);
  const children = bibliography.list(cited, series.language).map((item) => ({
    ...item,
    properties: { ...item.properties, id: referenceId(String(item.properties.id).replace(/^ref-/, '')) },
  }));
  return {
    references: printHtml({ type: 'root', children }),
    upcoming: series.upcoming.map(({ title, due }) => ({
      title,
      due: words('pdfDue', { date: formatDate(due, series.language) }),
    })),
    others: publication.series
      .filter(({ id }) => id !== series.id)
      .map((other) => ({
        title: other.title,
        summary: other.summary,
        language: other.language,
        href: new URL(other.address, publication.baseUrl).href,
        extent: words('parts', { count: other.memberships.length }),
      })),
  };
}
