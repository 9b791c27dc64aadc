import { ommlToTex } from './omml-to-tex.ts';

/** Characters of the private area that stand for markup while mammoth reads a document. */
export const marks = {
  formula: '\uE0F0',
  formulaEnd: '\uE0F1',
  sequence: '\uE0F2',
  ruby: '\uE0F3',
  rubyText: '\uE0F4',
  rubyEnd: '\uE0F5',
} as const;

export interface Equation {
  /** Undefined where it has no counterpart. */
  readonly tex: string | undefined;
  /** What there is to read in it. */
  readonly text: string;
  readonly isDisplay: boolean;
}

/** What mammoth does not read in a part of a document, in forms that it does. Equations are added to a list. */
export function prepareXml(xml: string, name: string, equations: Equation[]): string {
  const clean = xml.replaceAll(new RegExp(`[${Object.values(marks).join('')}]`, 'g'), '');
  const withoutFormulas = ['m:oMathPara', 'm:oMath'].reduce(
    (text, tag) =>
      replaceElements(text, tag, (element) => {
        const text = element.replaceAll(/<w:instrText\b[^]*?<\/w:instrText>|<[^>]*>/g, '');
        equations.push({ tex: ommlToTex(element, name), text, isDisplay: tag === 'm:oMathPara' });
        return textRun(`${marks.formula}${String(equations.length - 1)}${marks.formulaEnd}`);
      }),
    clean,
  );
  return unwrap(readRuby(showTextBoxes(withoutFormulas)));
}

function textRun(text: string): string {
  return `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** Fields, and runs in another direction: their content is text. The number that Word counts in a caption is marked. */
function unwrap(xml: string): string {
  return xml
    .replaceAll(/<w:fldSimple\b([^>]*)>/g, (_tag, attributes: string) =>
      /\bw:instr="\s*SEQ\b/.test(attributes) ? textRun(marks.sequence) : '',
    )
    .replaceAll(/<\/w:fldSimple>|<\/?w:(?:dir|bdo)\b[^>]*>/g, '')
    .replaceAll(/<w:instrText\b[^>]*>\s*SEQ\b[^<]*<\/w:instrText>/g, `$&<w:t>${marks.sequence}</w:t>`)
    .replaceAll(/(HYPERLINK\s+(?:"|&quot;)[^"&]*)((?:"|&quot;))\s+\\l\s+(?:"|&quot;)/g, '$1#')
    .replaceAll(/<w:cr\s*\/>/g, '<w:br/>')
    .replaceAll(/(<\/?)v:(?:oval|polyline|line|arc|curve)\b/g, '$1v:rect');
}

/** The text of boxes that are drawn in the newer way only. */
function showTextBoxes(xml: string): string {
  const inChoices = replaceElements(xml, 'mc:AlternateContent', (element) => {
    if (element.includes('<mc:Fallback')) return withoutChoices(element);
    return element.replaceAll(/<\/?mc:(?:AlternateContent|Choice)\b[^>]*>/g, '');
  });
  return replaceElements(inChoices, 'w:drawing', (element) => {
    const boxes: string[] = [];
    replaceElements(element, 'w:txbxContent', (box) => {
      boxes.push(box);
      return '';
    });
    return boxes.length === 0
      ? element
      : `${element}<w:pict><v:rect><v:textbox>${boxes.join('')}</v:textbox></v:rect></w:pict>`;
  });
}

/** Mammoth reads the other branch. */
function withoutChoices(element: string): string {
  return replaceElements(element, 'mc:Choice', () => '');
}

function readRuby(xml: string): string {
  return replaceElements(xml, 'w:ruby', (element) => {
    const inner = (tag: string) => {
      let found = '';
      replaceElements(element, tag, (one) => (found = one.replace(/^<[^>]*>/, '').replace(/<\/[^>]*>$/, '')));
      return found;
    };
    const mark = (sign: string) => `<w:t>${sign}</w:t>`;
    return `${mark(marks.ruby)}${inner('w:rubyBase')}${mark(marks.rubyText)}${inner('w:rt')}${mark(marks.rubyEnd)}`;
  });
}

/** Replaces elements of a name, the outermost of those in one another. */
export function replaceElements(xml: string, tag: string, replace: (element: string) => string): string {
  const open = new RegExp(String.raw`<${tag}(?=[\s>])[^>]*?(/?)>|</${tag}>`, 'g');
  let made = '';
  let done = 0;
  let depth = 0;
  let start = 0;
  for (const { 0: found, 1: self, index } of xml.matchAll(open)) {
    if (self === '/') continue;
    if (!found.startsWith('</')) {
      if (depth === 0) start = index;
      depth += 1;
      continue;
    }
    depth -= 1;
    if (depth !== 0) {
      depth = Math.max(0, depth);
      continue;
    }
    const end = index + found.length;
    made += xml.slice(done, start) + replace(xml.slice(start, end));
    done = end;
  }
  return made + xml.slice(done);
}
