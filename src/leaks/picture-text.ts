import { unmapped } from './decode/mapped-text.ts';
import { parseMarkup } from './decode/markup.ts';

/** What an SVG says: the texts in it, its title and its description. */
export function pictureText(svg: string): string {
  // Each element is a text of its own.
  const [content] = parseMarkup(unmapped(svg.replaceAll('>', '> ')));
  return content?.text.replaceAll(/\s+/g, ' ').trim() ?? '';
}
