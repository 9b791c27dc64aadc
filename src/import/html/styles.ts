import { h } from 'hastscript';
import type { Element, ElementContent } from 'hast';
import { propertyOf } from './elements.ts';

/** What a style does, in the words of the report; undefined where a text loses nothing without it. */
const kinds: readonly (readonly [properties: RegExp, kind: string | undefined])[] = [
  [/^(?:color|background)/, 'colours'],
  [/^(?:font-size|font-family|line-height|letter-spacing)/, 'sizes and faces of type'],
  [/^text-(?:align|indent)/, 'alignment of text'],
  [/^(?:font|text)-/, 'styles of text'],
  [
    /^(?:width|height|max-|min-|margin|padding|border|vertical-align|white-space|aspect-ratio|object-fit|list-style|mso-|-webkit|--)/,
    undefined,
  ],
  [/./, 'layout'],
];

const unchanged = /:\s*(?:normal|inherit|initial|auto|none|left|start|400|black|inherit)\s*(?:!important)?$/i;

/** Takes the style from an element. What means something becomes elements, such as `<strong>`; the rest is named. */
export function takeStyle(element: Element, lose: (what: string, detail: string) => void): void {
  const style = propertyOf(element, 'style');
  delete element.properties.style;
  if (style === '') return;
  for (const written of style.split(';')) {
    const declaration = written.trim().toLowerCase();
    if (declaration === '' || unchanged.test(declaration)) continue;
    if (element.tagName === 'span' && wrapMeaning(element, declaration)) continue;
    if (/^text-align:\s*(?:right|center)/.test(declaration) && /^t[dh]$/.test(element.tagName)) {
      element.properties.align = declaration.includes('right') ? 'right' : 'center';
      continue;
    }
    const kind = kinds.find(([properties]) => properties.test(declaration))?.[1];
    if (kind !== undefined) lose(kind, `<${element.tagName} style="${declaration}">`);
  }
}

const meanings: readonly (readonly [RegExp, string])[] = [
  [/^font-weight:\s*(?:bold|[6-9]00)/, 'strong'],
  [/^font-style:\s*(?:italic|oblique)/, 'em'],
  [/^text-decoration(?:-line)?:.*line-through/, 'del'],
  [/^text-decoration(?:-line)?:.*underline/, 'u'],
  [/^vertical-align:\s*super/, 'sup'],
  [/^vertical-align:\s*sub/, 'sub'],
];

function wrapMeaning(element: Element, declaration: string): boolean {
  const name = meanings.find(([pattern]) => pattern.test(declaration))?.[1];
  if (name === undefined) return false;
  const children: ElementContent[] = element.children;
  element.children = [h(name, children)];
  return true;
}
