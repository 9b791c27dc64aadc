/** A tag as it is written in HTML. */
export interface HtmlTag {
  /** In small letters. */
  readonly name: string;
  readonly isEnd: boolean;
  /** Whether it ends with `/>`. HTML takes no notice of that. */
  readonly isSelfClosing: boolean;
  readonly attributes: string;
  /** Where it begins and ends in the text. */
  readonly start: number;
  readonly end: number;
}

/** Elements that have no content, and no end tag (HTML, section 13.1.2). */
export const voidElements: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

const pattern = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][^\s/>]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/gi;

/** Elements whose content is text, whatever tags it seems to have (HTML, section 13.1.2). */
export const rawTextElements: ReadonlySet<string> = new Set(
  'iframe noembed noframes script style textarea title xmp'.split(' '),
);

/** The tags of a text in HTML, in their order; none of those in comments, and in elements that hold only text. */
export function readTags(html: string): readonly HtmlTag[] {
  const tags = readAllTags(html);
  return tags.some(({ name }) => rawTextElements.has(name)) ? withoutRawText(tags) : tags;
}

function withoutRawText(tags: readonly HtmlTag[]): readonly HtmlTag[] {
  const lastEnds = new Map(tags.flatMap(({ name, isEnd, start }) => (isEnd ? [[name, start]] : [])));
  let open: string | undefined;
  return tags.filter(({ name, isEnd, start }) => {
    if (open !== undefined) {
      if (!isEnd || name !== open) return false;
      open = undefined;
    } else if (!isEnd && rawTextElements.has(name) && (lastEnds.get(name) ?? -1) > start) open = name;
    return true;
  });
}

function readAllTags(html: string): readonly HtmlTag[] {
  return [...html.matchAll(pattern)].flatMap(
    ({ 0: whole, 1: slash, 2: name, 3: rest = '', index }): HtmlTag[] => {
      if (name === undefined) return [];
      // The slash of `<a href=/x/>` is part of the value.
      const isSelfClosing = rest.endsWith('/') && !/=[^\s"'=]*$/.test(rest);
      return [
        {
          name: readName(name.toLowerCase()),
          isEnd: slash === '/',
          isSelfClosing,
          attributes: isSelfClosing ? rest.slice(0, -1) : rest,
          start: index,
          end: index + whole.length,
        },
      ];
    },
  );
}

/** Browsers read one name as another (HTML, section 13.2.6.4.7). */
function readName(name: string): string {
  return name === 'image' ? 'img' : name;
}
