import { fromHtml } from 'hast-util-from-html';
import { readableText } from '../../markdown/readable-text.ts';

export interface Heading {
  /** 1 to 6. */
  readonly level: number;
  /** As the outline shows it. */
  readonly text: string;
  readonly id: string | undefined;
}

const heading = /<h([1-6])(?: [^>]*)?>[^]*?<\/h\1>/g;

/** Every heading of a page, in order. Only they are parsed: a book is long. */
export function listHeadings(html: string): Heading[] {
  return [...html.matchAll(heading)].flatMap(([markup, level]) => {
    const [node] = fromHtml(markup, { fragment: true }).children;
    if (node?.type !== 'element') return [];
    const { id } = node.properties;
    return [
      {
        level: Number(level),
        text: readableText(node),
        id: typeof id === 'string' ? id : undefined,
      },
    ];
  });
}
