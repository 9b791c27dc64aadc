import type { Slot } from './contents.ts';
import type { BookLayout, PrintableBook } from './render-book.ts';

/** The HTML of a book for every layout: the text of the slots is open, and one stretch depends on the blank page. */
export interface FrozenPages {
  readonly start: string;
  readonly withoutBlank: string;
  readonly withBlank: string;
  readonly end: string;
}

/** Around the number of a slot. No text has these two: they are for private use, and are no characters. */
const open = '\uFDEE';
const close = '\uFDEF';

/** Undefined where the templates make more of the numbers than text, or texts have the marks. */
export function freezePages({
  render,
  slots,
}: Pick<PrintableBook, 'render' | 'slots'>): FrozenPages | undefined {
  const marked = new Map(slots.map(({ id }, index) => [id, `${open}${String(index)}${close}`]));
  const pages = divide(
    render({ numbers: marked, hasBlank: false }),
    render({ numbers: marked, hasBlank: true }),
  );
  const trials: BookLayout[] = [
    { numbers: new Map(), hasBlank: false },
    { numbers: new Map(slots.map(({ id }, index) => [id, String(index + 1)])), hasBlank: true },
  ];
  return trials.every((layout) => fillPages(pages, slots, layout) === render(layout)) ? pages : undefined;
}

export function fillPages(
  { start, withoutBlank, withBlank, end }: FrozenPages,
  slots: readonly Slot[],
  { numbers, hasBlank }: BookLayout,
): string {
  const texts = slots.map(({ id, placeholder }) => numbers.get(id) ?? placeholder);
  return [start, hasBlank ? withBlank : withoutBlank, end]
    .join('')
    .replaceAll(slotMark, (mark, index: string) => texts[Number(index)] ?? mark);
}

const slotMark = new RegExp(`${open}(\\d+)${close}`, 'g');

/** What two texts share before and after the one stretch in which they differ. */
function divide(withoutBlank: string, withBlank: string): FrozenPages {
  const most = Math.min(withoutBlank.length, withBlank.length);
  let start = 0;
  while (start < most && withoutBlank[start] === withBlank[start]) start += 1;
  let end = 0;
  while (end < most - start && withoutBlank.at(-end - 1) === withBlank.at(-end - 1)) end += 1;
  return {
    start: withoutBlank.slice(0, start),
    withoutBlank: withoutBlank.slice(start, withoutBlank.length - end),
    withBlank: withBlank.slice(start, withBlank.length - end),
    end: withoutBlank.slice(withoutBlank.length - end),
  };
}
