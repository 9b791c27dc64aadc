import type { Element, ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';

/** A formula as plain text, for contents, outlines and names: `E = mc²`, `(a + b)/2`, `√(x₁ + x₂)`. */
export function spellFormula(math: Element): string {
  return spellAll(math.children).replaceAll(/\s+/g, ' ').trim();
}

function spellAll(nodes: readonly ElementContent[]): string {
  let text = '';
  for (const node of nodes)
    if (node.type === 'element') text += spell(node, /(?:^|[\s([{⟨|,;])$/u.test(text));
  return text;
}

/** `isFirst`: after nothing, a bracket or an operator, where a minus is a sign. */
function spell(node: Element, isFirst: boolean): string {
  const [first, second, third] = node.children.filter((child) => child.type === 'element');
  const part = (child: Element | undefined): string => (child ? spell(child, true).trim() : '');
  const withScripts = (scripts: string): string => {
    const isWord = first !== undefined && spell(first, true).endsWith(' ');
    const text = part(first) + scripts;
    return isWord ? `${isFirst ? '' : ' '}${text} ` : text;
  };
  switch (node.tagName) {
    case 'mi':
      return spellName(toString(node), isFirst);
    case 'mn':
    case 'mtext':
    case 'ms':
      return toString(node).replaceAll(/[\u00A0\s]+/g, ' ');
    case 'mo':
      return spellOperator(node, isFirst);
    case 'mspace':
      return Number.parseFloat(String(node.properties['width'] ?? '0')) >= 0.2 ? ' ' : '';
    case 'mfrac':
      return isBinomial(node)
        ? `${part(first)} over ${part(second)}`
        : `${group(part(first))}/${group(part(second))}`;
    case 'msqrt':
      return `√${group(spellAll(node.children).trim())}`;
    case 'mroot':
      return `${script(part(second), superscripts, '')}√${group(part(first))}`;
    case 'msup':
      return withScripts(script(part(second), superscripts, '^'));
    case 'msub':
    case 'munder':
      return withScripts(script(part(second), subscripts, '_'));
    case 'msubsup':
    case 'munderover':
      return withScripts(script(part(second), subscripts, '_') + script(part(third), superscripts, '^'));
    case 'mover':
      return accent(part(first), part(second));
    case 'mtable':
      return node.children.map((row) => (row.type === 'element' ? spellRow(row) : '')).join('; ');
    case 'semantics':
      return first ? spell(first, isFirst) : '';
    case 'annotation':
    case 'mphantom':
      return '';
    default:
      return spellAll(node.children);
  }
}

function spellRow({ children }: Element): string {
  return children
    .map((cell) => (cell.type === 'element' ? spellAll(cell.children).trim() : ''))
    .filter((text) => text !== '')
    .join(' ');
}

/** `sin x`, `lim sup`: a name of several letters is a word. */
function spellName(name: string, isFirst: boolean): string {
  const plain = name.normalize('NFKC');
  // A letter of a set or a vector keeps its shape: ℝ is no R.
  const shown = /^[\u2100-\u214F]$/.test(name) ? name : plain;
  return /^\p{L}[\p{L}\s]*\p{L}$/u.test(plain) ? `${isFirst ? '' : ' '}${shown} ` : shown;
}

const infix = /^[=≠<>≤≥≪≫≈≡≅∼≃∝∈∉⊂⊃⊆⊇→←↔⇒⇐⇔↦⟶⟵⟹⟸⟺+−±×⋅·∪∩∧∨]$/u;

function spellOperator(node: Element, isFirst: boolean): string {
  const operator = toString(node);
  if (/^[\u2061-\u2064\u200B]$/.test(operator)) return '';
  const sign = operator === '-' ? '−' : operator;
  const isSign = isFirst && /^[+−±×⋅·]$/.test(sign) && node.properties['form'] !== 'infix';
  if (infix.test(sign)) return isSign ? sign : ` ${sign} `;
  return /^[,;:]$/.test(sign) ? `${sign} ` : sign;
}

function isBinomial({ properties }: Element): boolean {
  return Number.parseFloat(String(properties['linethickness'] ?? '1')) === 0;
}

/** In brackets, where it is more than one letter or number. */
function group(text: string): string {
  return /^[\p{L}\p{N}.,]*[²³¹⁰-⁹₀-₉]*$/u.test(text) || /^\([^()]*\)$/.test(text) ? text : `(${text})`;
}

function alphabet(plain: string, raised: string): ReadonlyMap<string, string> {
  const letters = Array.from(raised);
  return new Map(Array.from(plain, (letter, index) => [letter, letters[index] ?? letter]));
}

const superscripts = alphabet(
  '0123456789+−=()nixyabcdefghjklmoprstuvwz′*',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱˣʸᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷᶻ′*',
);
const subscripts = alphabet('0123456789+−=()aeoxhklmnpstijruv', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ');

function script(text: string, letters: ReadonlyMap<string, string>, mark: string): string {
  const raised = Array.from(text.replaceAll(' ', ''), (letter) => letters.get(letter));
  return raised.includes(undefined) ? mark + group(text) : raised.join('');
}

const accents: ReadonlyMap<string, string> = new Map([
  ['^', '\u0302'],
  ['ˆ', '\u0302'],
  ['~', '\u0303'],
  ['˜', '\u0303'],
  ['ˉ', '\u0304'],
  ['‾', '\u0304'],
  ['¯', '\u0304'],
  ['˙', '\u0307'],
  ['¨', '\u0308'],
  ['→', '\u20D7'],
  ['⃗', '\u20D7'],
]);

function accent(base: string, mark: string): string {
  const combining = accents.get(mark);
  if (combining !== undefined && Array.from(base).length === 1) return (base + combining).normalize('NFC');
  return combining === undefined ? base + script(mark, superscripts, '^') : base;
}
