import type { Element, Root } from 'hast';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { AssetUse, DiagramSource } from '../model/document.ts';
import type { SourcePath } from '../model/paths.ts';
import type { Place } from '../model/place.ts';
import type { Picture, Asset } from '../model/publication.ts';
import { reportRemoved } from './assets.ts';
import { measureContent } from './picture-content.ts';
import type { ImageFacts } from './read-image.ts';
import { visitElements } from '../markdown/visit-elements.ts';

/** Draws diagrams, each once. */
export type DrawDiagrams = (sources: readonly DiagramSource[]) => Promise<readonly DrawnDiagram[]>;

export type DrawnDiagram =
  | {
      /** An SVG document that may be published. */
      readonly text: string;
      readonly facts: ImageFacts['facts'];
      readonly removed: ImageFacts['removed'];
    }
  | MissingDrawing;

/** Why a diagram is shown as code. Line and column are those of its code, from 1. */
export interface MissingDrawing {
  readonly code: 'diagram-package' | 'diagram-valid' | 'diagram-drawn';
  readonly message: string;
  readonly hint?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** The diagrams of all texts as pictures. */
export async function loadDiagrams(
  uses: readonly AssetUse[],
  draw: DrawDiagrams,
): Promise<{
  readonly pictures: ReadonlyMap<SourcePath, Picture>;
  readonly diagnostics: readonly Diagnostic[];
}> {
  const sources = new Map(
    uses.flatMap(({ source, diagram }) => (diagram === undefined ? [] : [[source, diagram]])),
  );
  const pictures = new Map<SourcePath, Picture>();
  if (sources.size === 0) return { pictures, diagnostics: [] };
  const drawn = await draw([...sources.values()]);
  const results = new Map([...sources.keys()].map((source, index) => [source, drawn[index]]));
  const diagnostics = uses.flatMap(({ source, diagram, place }): Diagnostic[] => {
    const result = results.get(source);
    if (diagram === undefined || result === undefined) return [];
    if ('code' in result) {
      const { code, message, hint } = result;
      return [diagnose(code, placeIn(diagram, place, result), message, { hint })];
    }
    if (!pictures.has(source)) pictures.set(source, describePicture(source, result));
    return reportRemoved('The diagram', place, result.removed);
  });
  return { pictures, diagnostics };
}

function describePicture(
  source: SourcePath,
  { text, facts }: Extract<DrawnDiagram, { readonly text: string }>,
): Picture {
  const bytes = new TextEncoder().encode(text);
  const name = `${source.replace(':', '-')}.svg`;
  return { source, name, ...facts, ...measureContent(bytes), read: () => bytes };
}

function placeIn({ lines }: DiagramSource, place: Place, { line, column = 1 }: MissingDrawing): Place {
  const start = line === undefined ? undefined : lines[Math.min(line, lines.length) - 1];
  if (start === undefined) return place;
  const by = column - 1;
  return { file: place.file, start: { ...start, column: start.column + by, offset: start.offset + by } };
}

/** Leaves the drawing of each diagram, or its code where there is no drawing. */
export function settleDiagrams(body: Root, assets: ReadonlyMap<SourcePath, Asset>): void {
  visitElements(body, (node, index, parent) => {
    if (node.tagName !== 'div' || !isDiagram(node)) return undefined;
    const [image, code] = node.children;
    if (image?.type !== 'element' || code === undefined) return undefined;
    const isDrawn = assets.has(String(image.properties['dataAsset']) as SourcePath);
    parent.children[index] = isDrawn ? image : code;
    return undefined;
  });
}

function isDiagram({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.includes('diagram');
}
