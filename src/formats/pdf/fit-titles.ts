import type { Typesetter } from '../drawing/typeset.ts';
import { fitLines, type Room } from '../drawing/fit-lines.ts';
import { divideLongWords } from '../hyphenation/divide-long-words.ts';
import { lineWidth, type PageFormat } from './page-formats.ts';
import { formulaSign } from './postprocess/structure.ts';

/** A title of the book, and the elements that show it. */
export interface SetTitle {
  readonly selector: string;
  readonly text: string;
  readonly language: string;
  readonly kind: 'cover' | 'title-page' | 'section' | 'chapter';
}

/** The style sheet sets the largest size. Sizes of the cover are in its own em, all others in rem. */
type Fit = Pick<Room, 'largest' | 'smallest' | 'mostLines'> & { readonly leading: number };

/** The room above the mark of the series, in em of the cover; on the title page, in rem. */
const height = { cover: 16, 'title-page': 20 } as const;

const fits: Readonly<Record<SetTitle['kind'], Fit>> = {
  cover: {
    largest: 2.9,
    smallest: 1.5,
    leading: 1.14,
    mostLines: (size) => Math.floor(height.cover / (size * 1.14)),
  },
  'title-page': {
    largest: 2.6,
    smallest: 1.4,
    leading: 1.15,
    mostLines: (size) => Math.floor(height['title-page'] / (size * 1.15)),
  },
  section: { largest: 2.4, smallest: 1.4, leading: 1.2, mostLines: () => 5 },
  chapter: { largest: 2.1, smallest: 1.3, leading: 1.33, mostLines: () => 4 },
};

/** The letters are estimated: the browser breaks the lines. */
const anyFace: Typesetter = { measure: () => undefined, outline: () => undefined };

/** Style rules that set long titles smaller, so that each keeps to its room. */
export function fitTitles(titles: readonly SetTitle[], format: PageFormat): string {
  return titles.flatMap((title) => styleTitle(title, format)).join('\n');
}

function styleTitle({ selector, text, language, kind }: SetTitle, format: PageFormat): string[] {
  const { leading, ...room } = fits[kind];
  const { size } = fitLines(divideLongWords(text, language), anyFace, {
    ...room,
    measure: measureOf(kind, format),
    step: 0.1,
  });
  if (size === room.largest) return [];
  const unit = kind === 'cover' ? 'em' : 'rem';
  return [`${selector} { font-size: ${size.toFixed(1)}${unit}; line-height: ${leading} }`];
}

/** The em of the cover is 0.0238 of its width, of which 4.5 are on either side of the title. */
function measureOf(kind: SetTitle['kind'], format: PageFormat): number {
  return kind === 'cover' ? 1 / 0.0238 - 9 : lineWidth(format);
}

/** What `fitForPrint` makes of the formulas of a body, in the HTML of a title. */
export function describeFormulas(titleHtml: string): string {
  return titleHtml.replaceAll(
    /<math [^>]*alttext="([^"]*)".*?<\/math>/gs,
    (math, tex: string) => `<span role="img" aria-label="${formulaSign}${tex}">${math}</span>`,
  );
}
