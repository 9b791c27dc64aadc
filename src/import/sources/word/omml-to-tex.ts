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
} from '../../html/tex-writing.ts';
import { readXml, type XmlNode } from '../../read-xml.ts';

/** An equation of Word (ECMA-376, part 1, section 22.1) as TeX; undefined where it holds something without a counterpart. */
export function ommlToTex(xml: string, name: string): string | undefined {
  return writeTex(() => writeAll(readXml(`<omml>${xml}</omml>`, name).children[0]?.children ?? []));
}

function writeAll(nodes: readonly XmlNode[]): string {
  return nodes.map(write).join('');
}

function write(node: XmlNode): string {
  const writer = writers.get(node.name);
  if (writer !== undefined) return writer(node);
  if (node.name.endsWith('Pr')) return '';
  throw new NoCounterpart(node.name);
}

/** The content of a part such as the numerator. */
function part(node: XmlNode, name: string): string {
  return writeAll(node.children.filter((child) => child.name === name).flatMap(({ children }) => children));
}

/** A property such as the sign of a sum; undefined where it is not written, empty where it is none. */
function property(node: XmlNode, name: string): string | undefined {
  const properties = node.children.find((child) => child.name === `${node.name}Pr`);
  const found = properties?.children.find((child) => child.name === name);
  return found && (found.attributes['val'] ?? '');
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && !/^(?:0|false|off)$/.test(value);
}

const inside = (node: XmlNode) => writeAll(node.children);

const writers: ReadonlyMap<string, (node: XmlNode) => string> = new Map(
  Object.entries({
    oMath: inside,
    oMathPara: inside,
    e: inside,
    box: (node) => part(node, 'e'),
    phant: (node) =>
      isOn(property(node, 'show') ?? '1') ? part(node, 'e') : `\\phantom{${part(node, 'e')}}`,
    borderBox: (node) => `\\boxed{${part(node, 'e')}}`,
    r: run,
    ins: inside,
    del: () => '',
    bookmarkStart: () => '',
    bookmarkEnd: () => '',
    proofErr: () => '',
    f: fraction,
    sSup: (node) => `${base(node)}^{${part(node, 'sup')}}`,
    sSub: (node) => `${base(node)}_{${part(node, 'sub')}}`,
    sSubSup: (node) => `${base(node)}_{${part(node, 'sub')}}^{${part(node, 'sup')}}`,
    sPre: (node) => `{}_{${part(node, 'sub')}}^{${part(node, 'sup')}}${base(node)}`,
    rad: (node) => {
      const degree = isOn(property(node, 'degHide')) ? '' : part(node, 'deg').trim();
      return `\\sqrt${degree === '' ? '' : `[${degree}]`}{${part(node, 'e')}}`;
    },
    nary,
    d: delimited,
    func: (node) => `${functionName(part(node, 'fName'))}${part(node, 'e')}`,
    limLow: (node) => {
      const name = functionName(part(node, 'e'));
      return hasLimits(name)
        ? `${name.trim()}_{${part(node, 'lim')}} `
        : `\\underset{${part(node, 'lim')}}{${part(node, 'e')}}`;
    },
    limUpp: (node) => `\\overset{${part(node, 'lim')}}{${part(node, 'e')}}`,
    acc: (node) => `${accents.get(property(node, 'chr') ?? '\u0302') ?? '\\hat'}{${part(node, 'e')}}`,
    bar: (node) => `\\${property(node, 'pos') === 'top' ? 'overline' : 'underline'}{${part(node, 'e')}}`,
    groupChr: (node) => {
      const isTop = property(node, 'pos') === 'top';
      const sign = property(node, 'chr') ?? '⏟';
      const brace = { '⏞': '\\overbrace', '⏟': '\\underbrace' }[sign];
      if (brace !== undefined) return `${brace}{${part(node, 'e')}}`;
      return `\\${isTop ? 'overset' : 'underset'}{${escapeTex(sign)}}{${part(node, 'e')}}`;
    },
    m: (node) => `\\begin{matrix}${rowsOf(node)}\\end{matrix}`,
    eqArr: (node) => {
      const lines = node.children.filter(({ name }) => name === 'e').map(inside);
      return `\\begin{aligned}${lines.join(' \\\\ ')}\\end{aligned}`;
    },
  }),
);

function rowsOf(node: XmlNode): string {
  return node.children
    .filter(({ name }) => name === 'mr')
    .map(({ children }) =>
      children
        .filter(({ name }) => name === 'e')
        .map(inside)
        .join(' & '),
    )
    .join(' \\\\ ');
}

function base(node: XmlNode): string {
  return scriptBase(part(node, 'e'));
}

function fraction(node: XmlNode): string {
  const [above, below] = [part(node, 'num'), part(node, 'den')];
  const type = property(node, 'type');
  if (type === 'lin' || type === 'skw') return `{${above}}/{${below}}`;
  return type === 'noBar' ? `{${above} \\atop ${below}}` : `\\frac{${above}}{${below}}`;
}

function nary(node: XmlNode): string {
  const sign = property(node, 'chr') ?? '∫';
  const operator = largeOperators.get(sign) ?? `\\mathop{${escapeTex(sign)}}`;
  const limits = property(node, 'limLoc') === 'undOvr' && sign.startsWith('∫') ? '\\limits' : '';
  const script = (mark: string, name: 'sub' | 'sup') => {
    const written = isOn(property(node, `${name}Hide`)) ? '' : part(node, name).trim();
    return written === '' ? '' : `${mark}{${written}}`;
  };
  return `${operator}${limits}${script('_', 'sub')}${script('^', 'sup')} ${part(node, 'e')}`;
}

function delimited(node: XmlNode): string {
  const [open, close] = [property(node, 'begChr') ?? '(', property(node, 'endChr') ?? ')'];
  const parts = node.children.filter(({ name }) => name === 'e').map(inside);
  const separator = property(node, 'sepChr') ?? '|';
  return `\\left${texDelimiter(open)}${parts.join(` ${escapeTex(separator)} `)}\\right${texDelimiter(close)}`;
}

/** `\mathrm{sin}`, as a run writes it, is a function. */
function functionName(written: string): string {
  const plain = written.trim().replace(/^\\mathrm\{(\w+)\}$/, '$1');
  const command = functionCommand(plain);
  if (command !== undefined) return command;
  return /^\p{L}{2,}$/u.test(plain) ? `\\operatorname{${plain}} ` : written;
}

/** A letter that TeX has no sign for: not of Greek, nor of mathematics. */
const foreignLetter = /(?![\p{ASCII}\p{Script=Greek}\u2100-\u214F\u{1D400}-\u{1D7FF}])\p{L}/u;

/** Letters of a run are italic, unless it says otherwise. */
function run(node: XmlNode): string {
  const text = node.children
    .filter(({ name }) => name === 't')
    .map((child) => child.text)
    .join('');
  if (text === '') return '';
  if (property(node, 'nor') !== undefined) return `\\text{${escapeTexWords(text)}}`;
  const script = scripts.get(property(node, 'scr') ?? '');
  const style = property(node, 'sty');
  const tex = escapeTex(text);
  if (script !== undefined) return `\\${script}{${tex}}`;
  if (style === 'b') return `\\mathbf{${tex}}`;
  if (style === 'bi') return `\\boldsymbol{${tex}}`;
  const word = text.trim();
  const command = functionCommand(word);
  if (command !== undefined) return command;
  if (foreignLetter.test(word)) return `\\text{${escapeTexWords(text)}}`;
  return style === 'p' && /^\p{L}{2,}$/u.test(word) ? `\\mathrm{${tex}}` : tex;
}

const scripts: ReadonlyMap<string, string> = new Map(
  Object.entries({
    script: 'mathcal',
    fraktur: 'mathfrak',
    'double-struck': 'mathbb',
    'sans-serif': 'mathsf',
    monospace: 'mathtt',
  }),
);
