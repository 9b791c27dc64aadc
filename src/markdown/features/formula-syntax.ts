import type { Nodes, Paragraph, Parents, PhrasingContent, Root } from 'mdast';
import { labelledClosings } from '../../article-checks/formula-labels.ts';
import { walkNodes } from '../../model/walk-nodes.ts';
import { takeCellOptions } from '../cell-options.ts';
import type { Feature } from '../feature.ts';
import { takeDefinitions } from '../mathematics/macro-definitions.ts';
import { changePhrases, joinPieces, splitAtSigns } from '../phrase-signs.ts';

/** How other dialects write formulas, their labels and what refers to them: GitHub, LaTeX, MyST, pandoc and Quarto. */
export const formulaSyntax: Feature = {
  name: 'formula-syntax',
  markdown(tree, { source, macros }) {
    const { text } = source;
    if (/(?<![`~])[`~]{3,}[ \t]*\{?math/.test(text)) readFences(tree);
    if (text.includes('\\[')) splitParagraphs(tree, text);
    const labels = labelledClosings(text);
    for (const { start, end } of labels) addLabel(tree, start, text.slice(start, end));
    if (/\\(?:(?:re)?newcommand|providecommand|DeclareMathOperator|def)\b/.test(text))
      readDefinitions(tree, text, macros);
    if (/@|\\(?:eq)?ref|\{(?:eq|math)\}|\[\]\(/.test(text)) readReferences(tree, text);
  },
};

/** ` ```math `, and ` ```{math} ` with options. */
function readFences(tree: Root): void {
  walkNodes<Nodes>(tree, (node) => {
    if (node.type !== 'code' || !/^\{?math\}?$/.test(node.lang ?? '')) return;
    const { options, code } =
      node.lang === 'math' ? { options: [], code: node.value } : takeCellOptions(node.value);
    const label = options.find(([key]) => key === 'label' || key === 'name')?.[1];
    const tex = label === undefined ? code : withLabel(code, label);
    Object.assign(node, { type: 'math', value: tex });
    setTex(node, tex);
  });
}

/** What `remark-math` makes of a block of mathematics, for a node of any kind. */
function setTex(node: Nodes, tex: string, isNamed = false): void {
  const isDisplay = node.type !== 'inlineMath';
  const text = { type: 'text', value: tex };
  const kind = isDisplay ? 'math-display' : isNamed ? 'math-named' : 'math-inline';
  const properties = { className: ['language-math', kind] };
  const code = { type: 'element', tagName: 'code', properties, children: [text] };
  if ('value' in node) node.value = tex;
  const data = isDisplay
    ? { hName: 'pre', hChildren: [code] }
    : { hName: 'code', hProperties: properties, hChildren: [text] };
  (node as { data?: unknown }).data = data;
}

/** A formula between `\[` and `\]` is no part of its sentence. */
function splitParagraphs(parent: Parents, source: string): void {
  const isDisplay = (node: PhrasingContent): boolean => {
    const start = node.position?.start.offset ?? 0;
    return node.type === 'inlineMath' && /^\\{1,2}\[/.test(source.slice(start, start + 3));
  };
  parent.children = (parent.children as Nodes[]).flatMap((node): Nodes[] => {
    if (node.type !== 'paragraph') {
      if ('children' in node) splitParagraphs(node, source);
      return [node];
    }
    if (!node.children.some(isDisplay)) return [node];
    const made: Paragraph[] = [];
    for (const child of node.children) {
      const last = made.at(-1);
      if (isDisplay(child)) {
        const formula: Paragraph = { ...node, children: [child] };
        setTex(formula, 'value' in child ? child.value : '');
        made.push(formula);
      } else if (last === undefined || last.data !== undefined) made.push({ ...node, children: [child] });
      else last.children.push(child);
    }
    return made.filter(
      ({ data, children }) =>
        data !== undefined || children.some((child) => child.type !== 'text' || child.value.trim() !== ''),
    );
  }) as typeof parent.children;
}

/** `$$ (eq-one)` and `$$ {#eq-one}` label the formula that they close. */
function addLabel(tree: Root, offset: number, written: string): void {
  const [, label] = /^[ \t]*(?:\(|\{[ \t]*#?)([\w:.-]+)/.exec(written) ?? [];
  const formula = findMath(tree, offset);
  if (label === undefined || formula === undefined || /\\label\b/.test(formula.value)) return;
  setTex(formula, withLabel(formula.value, label));
}

type Mathematics = Extract<Nodes, { type: 'math' | 'inlineMath' }>;

function findMath(parent: Nodes, offset: number): Mathematics | undefined {
  if (parent.type === 'math' || parent.type === 'inlineMath') return parent;
  if (!('children' in parent)) return undefined;
  for (const child of parent.children) {
    const start = child.position?.start.offset ?? Infinity;
    const end = child.position?.end.offset ?? -1;
    const found = start <= offset && offset <= end ? findMath(child, offset) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Takes definitions out of formulas, and out of paragraphs that contain nothing else. */
function readDefinitions(parent: Parents, source: string, macros: Map<string, string>): void {
  parent.children = (parent.children as Nodes[]).filter((node) => {
    if (node.type === 'math' || node.type === 'inlineMath') {
      const { tex, macros: found } = takeDefinitions(node.value);
      for (const [name, body] of found) macros.set(name, body);
      if (found.size > 0) setTex(node, tex);
      return tex !== '' || found.size === 0;
    }
    if (!('children' in node)) return true;
    const written =
      node.type === 'paragraph' ? source.slice(node.position?.start.offset, node.position?.end.offset) : '';
    if (written.trimStart().startsWith('\\')) {
      const { tex, macros: found } = takeDefinitions(written);
      if (tex === '' && found.size > 0) {
        for (const [name, body] of found) macros.set(name, body);
        return false;
      }
    }
    const isEmpty = node.children.length === 0;
    readDefinitions(node, source, macros);
    return isEmpty || node.children.length > 0;
  }) as typeof parent.children;
}

/** `@eq-one`, `\eqref{one}` and `` {eq}`one` `` in a sentence, where an equation of the article has that label. */
function readReferences(tree: Root, source: string): void {
  const labels = new Set<string>();
  walkNodes<Nodes>(tree, (node) => {
    if (node.type === 'math' || node.type === 'inlineMath')
      for (const [, label = ''] of node.value.matchAll(/\\label\{([^{}]+)\}/g)) labels.add(label);
  });
  nameEmptyLinks(tree, labels);
  const pattern =
    /(?<![\w@/.\\-])(?:\[-?@[A-Za-z][\w:.-]*\w\]|-?@[A-Za-z][\w:.-]*\w)|\\(?:eq)?ref\{[^{}\n]{1,100}\}|\{(?:eq|math)\}$/g;
  changePhrases(tree, source, (children) => {
    const pieces = splitAtSigns(children, source, pattern);
    if (pieces === undefined) return undefined;
    const made: typeof pieces = [];
    for (const piece of pieces) {
      const role = made.at(-1);
      if (piece.type === 'inlineCode' && role?.type === 'sign' && /^\{(?:eq|math)\}$/.test(role.value)) {
        const isKnown = role.value === '{math}' || labels.has(piece.value);
        if (isKnown) made.pop();
        made.push(
          isKnown
            ? formula(role.value === '{math}' ? piece.value : `\\eqref{${piece.value}}`, piece.position)
            : piece,
        );
        continue;
      }
      const label =
        piece.type === 'sign' ? /^\\(?:eq)?ref\{(.*)\}$|^\[?-?@(.*?)\]?$/.exec(piece.value) : null;
      const name = label?.[1] ?? label?.[2];
      if (piece.type !== 'sign' || name === undefined || !labels.has(name)) made.push(piece);
      else
        made.push(
          formula(
            `${/^\[?-|^\\ref/.test(piece.value) ? '\\ref' : '\\eqref'}{${name}}`,
            piece.position,
            /^\[?@/.test(piece.value),
          ),
        );
    }
    return joinPieces(made);
  });
}

/** `isNamed` for a reference that says what it leads to: Equation 1. */
function formula(tex: string, position: Nodes['position'], isNamed = false): PhrasingContent {
  const node: PhrasingContent = { type: 'inlineMath', value: tex, ...(position ? { position } : {}) };
  setTex(node, tex, isNamed);
  return node;
}

/** A comment at the end would hide the label. */
function withLabel(tex: string, label: string): string {
  const formula = tex.trim();
  return `${formula}${/(?<!\\)%[^\n]*$/.test(formula) ? '\n' : ' '}\\label{${label}}`;
}

/** `[](#energy)` of MyST. */
function nameEmptyLinks(tree: Root, labels: ReadonlySet<string>): void {
  walkNodes<Nodes | Parents>(tree, (parent) => {
    if (!('children' in parent)) return;
    parent.children = (parent.children as PhrasingContent[]).map((node) => {
      const label = node.type === 'link' && node.children.length === 0 ? node.url.replace(/^#/, '') : '';
      return labels.has(label) ? formula(`\\eqref{${label}}`, node.position) : node;
    });
  });
}
