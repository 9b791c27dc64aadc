import generate from 'css-tree/generator';
import parse from 'css-tree/parser';
import { ident, List } from 'css-tree/utils';
import walk from 'css-tree/walker';
import type { Block, CssNode, Declaration, StyleSheet, Value } from 'css-tree';
import { cleanRasterData, isFontData, isRasterData } from './data-urls.ts';
import type { Removed } from './removed.ts';

const functions = new Set(
  `rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark calc min max clamp var env round mod abs sign
  matrix matrix3d translate translatex translatey translatez translate3d rotate rotatex rotatey rotatez rotate3d scale
  scalex scaley scalez scale3d skew skewx skewy perspective cubic-bezier steps linear circle ellipse inset polygon
  path blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia linear-gradient
  radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient local format tech`.split(
    /\s+/,
  ),
);

const atRules = new Set(['media', 'supports', 'font-face', 'keyframes', '-webkit-keyframes']);
/** At-rules that concern how a file is read, and change nothing in a file that is read already. */
const needless = new Set(['charset', 'namespace']);

/** A style sheet with nothing in it that fetches or is not understood. */
export function cleanSheet(css: string, removed: Removed): string {
  const sheet = parseSafely(css, 'stylesheet');
  if (sheet?.type !== 'StyleSheet') {
    removed.set('an unreadable style sheet', 'style');
    return '';
  }
  cleanRules(sheet, removed);
  return generate(sheet);
}

/** The same of a `style` attribute. */
export function cleanDeclarations(css: string, removed: Removed): string {
  const list = parseSafely(css, 'declarationList');
  if (list?.type !== 'DeclarationList') return '';
  list.children = list.children.filter((node) => isKeptDeclaration(node, removed));
  return generate(list);
}

/** Whether CSS reads nothing in a value of a presentation attribute that fetches something. */
export function isSafeValue(value: string): boolean {
  if (!/[(\\]/.test(value)) return true;
  const parsed = parseSafely(value, 'value');
  return parsed !== undefined && findUnsafePart(parsed, isFragment) === undefined;
}

/** Gives the ids that styles refer to, in selectors and in values, the names that they have now. */
export function renameInStyles(
  css: string,
  context: 'stylesheet' | 'declarationList',
  rename: (id: string) => string,
): string {
  const parsed = parseSafely(css, context);
  if (parsed === undefined) return css;
  walk(parsed, (node) => {
    if (node.type === 'IdSelector') node.name = ident.encode(rename(ident.decode(node.name)));
    if (node.type === 'Url' && isFragment(node.value)) node.value = `#${rename(node.value.slice(1))}`;
  });
  return generate(parsed);
}

/** In one style: each costs css-tree the length of the whole. */
const mostErrors = 100;

function parseSafely(css: string, context: string): CssNode | undefined {
  let errors = 0;
  const onParseError = (error: Error): void => {
    errors += 1;
    if (errors > mostErrors) throw error;
  };
  try {
    return parse(css, { context, parseCustomProperty: true, onParseError });
  } catch {
    // What is nested too deeply overflows the stack, and a value that is no CSS is refused.
    return undefined;
  }
}

function cleanRules(rules: StyleSheet | Block, removed: Removed): void {
  rules.children = rules.children.filter((node) => {
    switch (node.type) {
      case 'Rule':
        if (node.prelude.type === 'Raw') return false;
        cleanRules(node.block, removed);
        return true;
      case 'Atrule': {
        const name = node.name.toLowerCase();
        if (needless.has(name)) return false;
        const prelude = node.prelude === null ? undefined : findUnsafePart(node.prelude, () => false);
        if (!atRules.has(name) || prelude !== undefined) {
          removed.set(`@${name}`, name === 'import' ? 'font' : 'style');
          return false;
        }
        if (node.block === null) return false;
        if (name === 'font-face') return cleanFontFace(node.block, removed);
        cleanRules(node.block, removed);
        return true;
      }
      case 'Declaration':
        return isKeptDeclaration(node, removed);
      default:
        return false;
    }
  });
}

/** Of the sources of a font those stay that are in the drawing or on the reader's machine. */
function cleanFontFace(block: Block, removed: Removed): boolean {
  block.children = block.children.filter((node) =>
    isFontSource(node) ? keepOwnSources(node) : isKeptDeclaration(node, removed),
  );
  const hasSource = block.children.some(isFontSource);
  if (!hasSource) removed.set('a font that is not in the file (@font-face)', 'font');
  return hasSource;
}

function isFontSource(node: CssNode): node is Declaration {
  return node.type === 'Declaration' && node.property.toLowerCase() === 'src';
}

function keepOwnSources(declaration: Declaration): boolean {
  const kept = splitAtCommas(declaration).filter((part) => findUnsafePart(part, isFontData) === undefined);
  declaration.value = { type: 'Raw', value: kept.map((part) => generate(part)).join(',') };
  return kept.length > 0;
}

function splitAtCommas({ value }: Declaration): Value[] {
  if (value.type === 'Raw') return [];
  const parts: CssNode[][] = [[]];
  for (const node of value.children) {
    if (node.type === 'Operator' && node.value.trim() === ',') parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts.map((nodes) => ({ type: 'Value', children: new List<CssNode>().fromArray(nodes) }));
}

function isKeptDeclaration(node: CssNode, removed: Removed): boolean {
  if (node.type !== 'Declaration') return false;
  const unsafe = findUnsafePart(node.value, (url) => isFragment(url) || isRasterData(url));
  if (unsafe === undefined) {
    walk(node.value, (part) => {
      if (part.type === 'Url' && isRasterData(part.value)) part.value = cleanRasterData(part.value);
    });
    return true;
  }
  if (unsafe !== '') removed.set(`${unsafe} in a style`, 'style');
  return false;
}

/** What of a value may fetch something: a function by its name, `url()`, or '' for what could not be read. */
function findUnsafePart(root: CssNode, isSafeUrl: (url: string) => boolean): string | undefined {
  let found: string | undefined;
  walk(root, (node) => {
    if (node.type === 'Url' && !isSafeUrl(node.value)) found ??= 'url()';
    if (node.type === 'Function' && !functions.has(node.name.toLowerCase())) found ??= `${node.name}()`;
    if (node.type === 'Raw') found ??= /[(\\]/.test(node.value) ? 'an unreadable value' : '';
  });
  return found;
}

function isFragment(url: string): boolean {
  return url.startsWith('#');
}
