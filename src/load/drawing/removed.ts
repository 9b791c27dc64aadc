/** What was taken out of a drawing that a reader may miss, as a message names it, and of which kind it is. */
export type Removed = Map<string, RemovedKind>;

export type RemovedKind = keyof typeof hints;

/** How the drawing is exported so that nothing has to be taken out. Where there are several kinds, the first is reported. */
const hints = {
  html: 'The text is redrawn line by line. Export it as SVG text to keep its look: in Mermaid set htmlLabels to false, in draw.io turn off "Formatted text".',
  text: 'Browsers show no flowed text: in Inkscape choose Text > Convert to Text.',
  image: 'Embed the images when you export the drawing.',
  font: 'Embed the fonts or turn the text into paths when you export the drawing.',
  style: 'A drawing can refer only to what is in its own file.',
  script:
    'Export the drawing without scripts and animations that wait for the reader: a picture cannot run them.',
  link: 'Nobody can follow links in a picture: put them into the text of the article.',
} as const;

export function hintForRemoved(removed: readonly (readonly [string, RemovedKind])[]): string | undefined {
  const kinds = new Set(removed.map(([, kind]) => kind));
  const first = (Object.keys(hints) as RemovedKind[]).find((kind) => kinds.has(kind));
  return first && hints[first];
}
