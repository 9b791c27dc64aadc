import type { Element, ElementContent } from 'hast';
import { isElement, propertyOf, textOf } from './elements.ts';
import {
  accents,
  escapeTex,
  escapeTexWords,
  functionCommand,
  hasLimits,
  largeOperators,
  NoCounterpart,
  scriptBase,
  texDelimiter,
  writeTex,
} from './tex-writing.ts';

/** A formula in MathML Core as TeX; undefined where it holds something without a counterpart. */
export function mathmlToTex(math: Element): string | undefined {
  return writeTex(() => row(math.children));
}

function row(children: readonly ElementContent[]): string {
  return children
    .filter((child) => isElement(child))
    .map(write)
    .join('');
}

function write(element: Element): string {
  const writer = writers.get(element.tagName);
  if (writer !== undefined) return writer(element);
  throw new NoCounterpart(element.tagName);
}

const inside = ({ children }: Element) => row(children);

/** The part of a formula at a place among the children. */
function part({ children }: Element, index: number): string {
  const found = children.filter((child) => isElement(child))[index];
  if (found === undefined) throw new NoCounterpart('a part is missing');
  return write(found);
}

function base(element: Element): string {
  return scriptBase(part(element, 0));
}

const writers: ReadonlyMap<string, (element: Element) => string> = new Map(
  Object.entries({
    math: inside,
    mrow: inside,
    mstyle: inside,
    mpadded: inside,
    semantics: (element) => part(element, 0),
    annotation: () => '',
    mi: identifier,
    mn: (element) => escapeText(textOf(element)),
    mo: operator,
    mtext: (element) => `\\text{${escapeTexWords(textOf(element))}}`,
    ms: (element) => `\\text{${escapeText(textOf(element))}}`,
    mspace: () => '\\ ',
    mphantom: (element) => `\\phantom{${inside(element)}}`,
    menclose: (element) => `\\boxed{${inside(element)}}`,
    mfrac: (element) => `\\frac{${part(element, 0)}}{${part(element, 1)}}`,
    msqrt: (element) => `\\sqrt{${inside(element)}}`,
    mroot: (element) => `\\sqrt[${part(element, 1)}]{${part(element, 0)}}`,
    msup: (element) => `${base(element)}^{${part(element, 1)}}`,
    msub: (element) => `${base(element)}_{${part(element, 1)}}`,
    msubsup: (element) => `${base(element)}_{${part(element, 1)}}^{${part(element, 2)}}`,
    munder: (element) =>
      hasLimits(part(element, 0).trim())
        ? `${part(element, 0).trim()}_{${part(element, 1)}}`
        : `\\underset{${part(element, 1)}}{${part(element, 0)}}`,
    mover,
    munderover: (element) =>
      hasLimits(part(element, 0).trim())
        ? `${part(element, 0).trim()}_{${part(element, 1)}}^{${part(element, 2)}}`
        : `\\underset{${part(element, 1)}}{\\overset{${part(element, 2)}}{${part(element, 0)}}}`,
    mtable: (element) =>
      `\\begin{matrix}${element.children
        .filter((child) => isElement(child, 'mtr'))
        .map((line) =>
          isElement(line)
            ? line.children
                .filter((cell) => isElement(cell, 'mtd'))
                .map((cell) => row([cell]))
                .join(' & ')
            : '',
        )
        .join(' \\\\ ')}\\end{matrix}`,
    mtd: inside,
    mfenced: (element) => {
      const signs = propertyOf(element, 'separators') || ',';
      const parts = element.children.filter((child) => isElement(child)).map((child) => row([child]));
      const [open, close] = ['open', 'close'].map((name) => element.properties[name]);
      return `\\left${texDelimiter(String(open ?? '('))}${parts.join(signs[0])}\\right${texDelimiter(String(close ?? ')'))}`;
    },
  }),
);

function identifier(element: Element): string {
  const text = textOf(element);
  const command = functionCommand(text);
  if (command !== undefined) return command;
  const tex = escapeText(text);
  if (propertyOf(element, 'mathvariant') === 'bold') return `\\mathbf{${tex}}`;
  if (propertyOf(element, 'mathvariant') === 'double-struck') return `\\mathbb{${tex}}`;
  return /^\p{L}{2,}$/u.test(tex) ? `\\mathrm{${tex}}` : tex;
}

function operator(element: Element): string {
  const text = textOf(element);
  const large = largeOperators.get(text);
  if (large !== undefined) return `${large} `;
  if (text === '⟨' || text === '⟩') return texDelimiter(text);
  return functionCommand(text) ?? escapeText(text);
}

function mover(element: Element): string {
  const sign = element.children.filter((child) => isElement(child))[1];
  const accent = sign === undefined ? undefined : accents.get(textOf(sign));
  if (accent !== undefined) return `${accent}{${part(element, 0)}}`;
  return `\\overset{${part(element, 1)}}{${part(element, 0)}}`;
}

/** `&` is a sign here: the cells of a table are elements. */
function escapeText(text: string): string {
  return escapeTex(text).replaceAll('&', '\\&');
}
