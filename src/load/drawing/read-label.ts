import type { XmlElement, XmlNode } from './xml.ts';

/** A text that a drawing shows as HTML. Lengths are in the units of the drawing. */
export interface Label {
  readonly lines: readonly string[];
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly size: number | undefined;
  /** As CSS has it: a name or a hexadecimal number. */
  readonly colour: string | undefined;
}

const breaking = new Set(
  'address blockquote br div dd dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre table tr ul'.split(' '),
);
const unseen = new Set(['script', 'style', 'template', 'title']);

/** Of a letter, to its size: on average. */
const letterWidth = 0.55;
const ordinarySize = 16;

export function readLabel(html: XmlElement): Label {
  const style = collectStyles(html);
  const size = numberIn(style, 'font-size');
  const own = (name: string) => Number(html.attributes.find((one) => one.name === name)?.value);
  const isPlaced = own('width') > 0 && own('height') > 0;
  // draw.io gives the box all of the drawing, and sets the label by its margins.
  const box = isPlaced
    ? { x: own('x') || 0, y: own('y') || 0, width: own('width'), height: own('height') }
    : {
        x: numberIn(style, 'margin-left') ?? 0,
        y: numberIn(style, 'padding-top') ?? 0,
        width: numberIn(style, 'width') ?? 0,
        height: 0,
      };
  const text = labelText(html);
  const written = text.split('\n').flatMap((line) => line.replaceAll(/\s+/g, ' ').trim() || []);
  const letters = Math.max(1, Math.floor(box.width / ((size ?? ordinarySize) * letterWidth)));
  const rows = Math.round(box.height / ((size ?? ordinarySize) * 1.5));
  // A label of one row fits, whatever its letters; of more, its words are spread over the rows.
  const isWrapped = isPlaced ? rows > written.length : box.width > 0;
  const longest = isPlaced ? Math.ceil((written.join(' ').length / Math.max(1, rows)) * 1.15) : letters;
  return {
    lines: isWrapped ? chooseLines(written, longest) : written,
    box,
    size,
    colour: /(?:^|;)\s*color:\s*(#[0-9a-f]{3,8}|[a-z]+|rgba?\([\d\s,.%]+\))\s*(?:;|$)/i.exec(style)?.[1],
  };
}

/** Breaks lines between words, where they have more letters than that. */
export function chooseLines(lines: readonly string[], letters: number): string[] {
  return lines.flatMap((line) => {
    const broken: string[] = [];
    for (const word of line.split(' ')) {
      const last = broken.at(-1);
      if (last === undefined || last.length + 1 + word.length > letters) broken.push(word);
      else broken[broken.length - 1] = `${last} ${word}`;
    }
    return broken;
  });
}

function labelText(node: XmlNode): string {
  if (typeof node === 'string') return node.replaceAll(/\s+/g, ' ');
  if (unseen.has(node.name.toLowerCase())) return '';
  const text = node.children.map(labelText).join('');
  return breaking.has(node.name.toLowerCase()) ? `\n${text}\n` : text;
}

/** The declarations of an element and all in it, the innermost first. */
function collectStyles(element: XmlElement): string {
  const inner = element.children.map((child) => (typeof child === 'string' ? '' : collectStyles(child)));
  const own = element.attributes.find(({ name }) => name === 'style')?.value ?? '';
  return [...inner, own].filter((style) => style !== '').join(';');
}

function numberIn(style: string, property: string): number | undefined {
  const found = new RegExp(`(?:^|;)\\s*${property}:\\s*(\\d+(?:\\.\\d+)?)(?:px)?\\s*(?:;|$)`, 'i').exec(
    style,
  )?.[1];
  return found === undefined ? undefined : Number(found);
}
