import { hash } from 'node:crypto';
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Code, Nodes } from 'mdast';
import { diagnose } from '../../diagnostics/diagnostic.ts';
import { engineFor, engines } from '../../diagrams/engines.ts';
import type { DiagramSource } from '../../model/document.ts';
import { sourcePath, type SourcePath } from '../../model/paths.ts';
import { walkNodes } from '../../model/walk-nodes.ts';
import { readDiagramOptions } from '../diagram-options.ts';
import type { Feature, FeatureContext, WrittenDiagram } from '../feature.ts';
import { typographic } from '../typographic.ts';
import { SKIP, visitElements } from '../visit-elements.ts';
import { readLengths } from './images.ts';

/** Diagrams: noted as images that have yet to be drawn, with their code for those that cannot be. */
export const diagrams: Feature = {
  name: 'diagrams',
  markdown(tree, context) {
    walkNodes<Nodes>(tree, (node) => {
      if (node.type !== 'code') return;
      const written = readDiagram(node, context);
      if (written === undefined) return;
      node.lang = null;
      node.meta = null;
      const index = context.diagrams.push(written) - 1;
      node.data = { ...node.data, hProperties: { dataDiagram: String(index) } };
    });
  },
  html(tree, context) {
    if (context.diagrams.length === 0) return;
    visitElements(tree, (pre, index, parent) => {
      const written = pre.tagName === 'pre' ? context.diagrams[indexOf(pre)] : undefined;
      if (written === undefined) return undefined;
      parent.children[index] = makeFigure(written, pre, context);
      return SKIP;
    });
  },
};

function readDiagram(node: Code, { source, language, place }: FeatureContext): WrittenDiagram | undefined {
  const info = `${node.lang ?? ''} ${node.meta ?? ''}`;
  if (engineFor(/[\w-]+/.exec(info)?.[0]) === undefined) return undefined;
  const { language: name, code, alt, caption, id, width, isCode } = readDiagramOptions(info, node.value);
  const engine = engineFor(name?.replace(/^\./, ''));
  if (engine === undefined || isCode || code.trim() === '') return undefined;
  const skipped = node.value.split('\n').length - code.split('\n').length;
  const lines = findLines(code, source.text, place(node).start.offset, skipped).map(
    (offset) => source.place(offset).start,
  );
  return { source: { engine, code, language, lines }, alt, caption, id, width };
}

/** The offset of each line of the code, after the marks of quotes and lists. */
function findLines(code: string, text: string, start: number, skipped: number): number[] {
  let at = start;
  const next = (): void => {
    const end = text.indexOf('\n', at);
    at = end === -1 ? text.length : end + 1;
  };
  for (let line = 0; line <= skipped; line += 1) next();
  return code.split('\n').map((line) => {
    const end = text.indexOf('\n', at);
    const margin = Math.max(0, text.slice(at, end === -1 ? undefined : end).indexOf(line));
    const offset = at + margin;
    next();
    return offset;
  });
}

function indexOf({ children }: Element): number {
  const [code] = children;
  const written = code?.type === 'element' ? code.properties['dataDiagram'] : undefined;
  return typeof written === 'string' && /^\d{1,6}$/.test(written) ? Number(written) : -1;
}

/** The drawing and, behind it, the code: loading leaves one of them (`settleDiagrams`). */
function makeFigure(written: WrittenDiagram, pre: Element, context: FeatureContext): Element {
  const { source, caption, id } = written;
  const alt = describe(written, pre, context);
  const asset = nameOf(source);
  const image = h('img', { alt });
  image.properties['dataAsset'] = asset;
  if (written.width !== undefined) image.properties.width = written.width;
  readLengths(image);
  context.collected.assets.push({
    source: asset,
    role: 'image',
    alt,
    place: context.place(pre),
    diagram: source,
  });
  const own = id === undefined ? {} : { id };
  if (caption === undefined) return h('figure.figure', own, [h('div.diagram', [image, pre])]);
  const text = typographic(caption, context.language);
  return h('figure.figure', [h('div.diagram', own, [image, pre]), h('figcaption', text)]);
}

/** The same diagram is drawn once, wherever it is. */
function nameOf({ engine, code, language }: DiagramSource): SourcePath {
  return sourcePath(`diagram:${engine}-${hash('sha256', JSON.stringify([language, code])).slice(0, 16)}`);
}

function describe({ source, alt }: WrittenDiagram, pre: Element, context: FeatureContext): string {
  const engine = engines[source.engine];
  const text = alt ?? engine?.describe(source.code);
  if (text !== undefined) return typographic(text, context.language);
  const own = source.engine === 'mermaid' ? ', or accDescr: … in a line of it' : '';
  context.report(
    diagnose('image-alt', context.place(pre), 'The diagram has no alternative text.', {
      hint: `Write what it shows behind the language, alt="…"${own}.`,
    }),
  );
  return '';
}
