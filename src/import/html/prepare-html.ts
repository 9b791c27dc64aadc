import { h } from 'hastscript';
import type { Element, ElementContent, Root, RootContent } from 'hast';
import { decodeAddress } from '../../model/decode-address.ts';
import { parseUrl } from '../../model/parse-url.ts';
import { idsIn, keepAnchors } from './anchors.ts';
import { findElement, hasClass, isElement, propertyOf, textOf } from './elements.ts';
import { linkToEmbedded, shortText } from './embeds.ts';
import type { Fate } from '../imported.ts';
import type { HtmlContext } from './html-context.ts';
import { formula, unconverted } from './internal.ts';
import { mathmlToTex } from './mathml-to-tex.ts';
import { preparePicture, repeatsPicture } from './pictures.ts';
import { takeStyle } from './styles.ts';

/** Leaves in a tree what an article can hold. What is lost is named, of styles each kind once. */
export function prepareHtml(tree: Root, context: HtmlContext): void {
  const state = { context, ids: idsIn(tree), styles: new Set<string>() };
  tree.children = prepareAll(tree.children, state);
  keepAnchors(tree, context.isLinked);
}

interface State {
  readonly context: HtmlContext;
  /** In the text. */
  readonly ids: ReadonlySet<string>;
  /** Kinds of styles that are named already. */
  readonly styles: Set<string>;
}

function prepareAll(children: readonly RootContent[], state: State): ElementContent[] {
  const prepared: ElementContent[] = [];
  for (const child of children) {
    if (child.type === 'text') addTo(prepared, { ...child });
    else if (child.type === 'element')
      for (const one of prepare(child, prepared.at(-1), state)) addTo(prepared, one);
  }
  return prepared;
}

/** Without elements that hold nothing, and with texts beside one another as one: some pages have many thousands. */
function addTo(prepared: ElementContent[], node: ElementContent): void {
  const added = isBlank(node)
    ? ({ type: 'text', value: ' '.repeat(Math.min(1, node.children.length)) } as const)
    : node;
  const last = prepared.at(-1);
  if (added.type !== 'text' || last?.type !== 'text') prepared.push(added);
  else last.value += added.value;
}

const inline = new Set(
  'abbr b bdi cite code del em font i ins kbd mark q s samp small span strike strong sub sup tt u var'.split(
    ' ',
  ),
);

function isBlank(node: ElementContent): node is Element {
  return (
    isElement(node) &&
    inline.has(node.tagName) &&
    propertyOf(node, 'id') === '' &&
    node.children.every((child) => child.type === 'text' && /^[ \t\n]*$/.test(child.value))
  );
}

const embedded = new Set(['iframe', 'embed', 'object', 'video', 'audio', 'applet']);
const unseen = new Set([
  'style',
  'link',
  'meta',
  'title',
  'base',
  'template',
  'head',
  'source',
  'track',
  'param',
]);
const controls = new Set(['form', 'select', 'textarea', 'button', 'input', 'datalist', 'dialog']);
const drawn = new Set(['svg', 'canvas', 'map']);

function prepare(
  element: Element,
  before: ElementContent | undefined,
  state: State,
): readonly ElementContent[] {
  const { context } = state;
  const { tagName: name } = element;
  if (name === 'img') return listOf(preparePicture(element, context));
  if (name === 'script') return listOf(prepareScript(element, context));
  if (name === 'math' || hasClass(element, 'katex', 'MathJax')) return [prepareMathematics(element, context)];
  if (name === 'noscript' && repeatsPicture(element, before)) return [];
  if (unseen.has(name)) {
    if (name === 'style') context.lose('style sheets', textOf(element), 'dropped');
    return [];
  }
  if (embedded.has(name)) return prepareEmbedded(element, state);
  if (name === 'input' && propertyOf(element, 'type') === 'checkbox') return [element];
  if (controls.has(name)) {
    context.lose('forms and buttons', shortText(element), 'dropped');
    return [];
  }
  if (drawn.has(name)) {
    context.lose('drawings in the text', shortText(element), 'dropped');
    return [];
  }
  takeStyle(element, (what, detail) => {
    if (!state.styles.has(what)) context.lose(what, detail, 'changed');
    state.styles.add(what);
  });
  if (name === 'a') prepareLink(element, state);
  if (isSigned(element)) return [];
  element.children = prepareAll(element.children, state);
  return [element];
}

/** What only programs that read a page aloud, or its editor, see. */
function isSigned(element: Element): boolean {
  return propertyOf(element, 'hidden') !== '' && element.tagName !== 'details';
}

function prepareScript(element: Element, context: HtmlContext): ElementContent | undefined {
  const [, display] = /^math\/tex(; *mode=display)?/.exec(propertyOf(element, 'type')) ?? [''];
  const source = element.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  if (propertyOf(element, 'type').startsWith('math/tex'))
    return formula(source.trim(), display !== undefined);
  context.lose('scripts', propertyOf(element, 'src') || source, 'dropped');
  return undefined;
}

function prepareMathematics(element: Element, context: HtmlContext): ElementContent {
  const { tagName: name } = element;
  const annotation = findElement(element, 'annotation');
  const isDisplay = propertyOf(element, 'display') === 'block' || propertyOf(element, 'mode') === 'display';
  const alternative = propertyOf(element, 'alttext');
  const tex =
    annotation && /tex/i.test(propertyOf(annotation, 'encoding'))
      ? textOf(annotation)
      : isTex(alternative)
        ? alternative
        : name === 'math'
          ? (mathmlToTex(element) ?? '')
          : '';
  if (tex !== '') return formula(tex, isDisplay);
  context.lose('formulas that are not in TeX', textOf(element), 'unconverted');
  return unconverted(`formula ${textOf(element)}`);
}

/** An alternative text is the source of a formula, or says what it is in words. */
function isTex(alternative: string): boolean {
  return alternative !== '' && (/[\\^_{}]/.test(alternative) || !/\p{L}{2,}/u.test(alternative));
}

function prepareEmbedded(element: Element, state: State): readonly ElementContent[] {
  const link = linkToEmbedded(element);
  const lose = (fate: Fate) => {
    state.context.lose('embedded players and pages', shortText(element), fate);
  };
  if (link === undefined) {
    lose('dropped');
    return prepareAll(element.children, state);
  }
  const address = propertyOf(link, 'href');
  prepareLink(link, state);
  // Of a film that is not there, readers would see neither the film nor that there was one.
  const isMissing = propertyOf(link, 'href') === '';
  lose(isMissing ? 'unconverted' : 'changed');
  return [h('p', [isMissing ? unconverted(`${element.tagName} ${address.slice(0, 500)}`) : link])];
}

/** A link that leads nowhere loses its address. */
function prepareLink(element: Element, { context, ids }: State): void {
  const { id, name, lang, dir } = element.properties;
  const href = propertyOf(element, 'href').trim();
  element.properties = {
    ...(id ? { id } : {}),
    ...(name ? { name } : {}),
    ...(lang ? { lang } : {}),
    ...(dir ? { dir } : {}),
  };
  if (href === '') return;
  // Pasted after the beginning that a form of an editor had filled in.
  const target = context.resolveLink(href.replace(/^https?:\/\/\s*(?=https?:\/\/)/i, ''));
  if (target !== undefined && /^https?:/i.test(target) && parseUrl(target) === undefined) {
    context.lose('links that no browser can open', target, 'changed');
    return;
  }
  if (target === undefined) {
    if (/^(?:javascript|vbscript|data|file|blob):/i.test(href))
      context.lose('links to scripts and local files', href, 'changed');
    return;
  }
  if (target.startsWith('#') && !ids.has(decodeAddress(target.slice(1)) ?? target.slice(1))) {
    if (target !== '#' && target !== '#top')
      context.lose('links to places that are not there', target, 'changed');
    return;
  }
  element.properties['href'] = target;
}

function listOf<Item>(item: Item | undefined): Item[] {
  return item === undefined ? [] : [item];
}
