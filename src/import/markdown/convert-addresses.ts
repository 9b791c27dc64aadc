import { append } from '../../model/append.ts';
import type { Fate } from '../imported.ts';
import { markUnconverted } from '../unconverted.ts';
import { coveredBy } from './covered-by.ts';
import { editDraft, type Draft, type Edit } from './draft.ts';
import { nameOf, pathBetween } from './file-paths.ts';
import { groupBy } from '../../model/group-by.ts';
import { findAddresses, type WrittenAddress } from './find-addresses.ts';
import { maskCode } from './mask-code.ts';
import type { Conversion, Page } from './page.ts';

/** Leads links and images to where things are now. What leads nowhere keeps its text. */
export function convertAddresses(draft: Draft, conversion: Conversion): Draft {
  const masked = maskCode(draft.text);
  const addresses = findAddresses(draft.text, masked);
  const isInLink = coveredBy([
    ...addresses.filter(({ form }) => form === 'link').map(({ whole }) => whole),
    ...linkElements(masked),
  ]);
  const references = findReferences(draft.text, masked, addresses);
  const edits: Edit[] = [];
  for (const address of addresses) {
    if (address.isSpaced === true && !isThere(address, conversion)) continue;
    const say = (what: string, became: Fate) =>
      conversion.report({ what, became, detail: address.value, origin: draft.originAt(address.start) });
    const put = (text: string): Edit[] => [{ ...rangeOf(address.whole), text }];
    if (address.form === 'image' || (address.form === 'element' && address.label === 'img'))
      append(
        edits,
        convertImage(draft, address, { conversion, say, put, isInLink: isInLink(address.whole) }),
      );
    else append(edits, convertLink(address, { conversion, say, references }));
  }
  append(edits, convertReferencedImages(masked, addresses));
  append(edits, convertAutolinks(draft, masked, conversion));
  return editDraft(draft, edits);
}

function isThere({ value }: WrittenAddress, { page, site }: Conversion): boolean {
  const { kind } = site.resolve(value, page);
  return kind === 'page' || kind === 'file';
}

/** `<a href="…">…</a>`. */
function linkElements(masked: string): { start: number; end: number }[] {
  return Array.from(
    masked.matchAll(/<a\b[^<>]*>(?:(?!<\/?a\b)[^]){0,2000}<\/a>/gi),
    ({ 0: whole, index }) => ({
      start: index,
      end: index + whole.length,
    }),
  );
}

type Say = (what: string, became: Fate) => void;

interface ImageContext {
  readonly conversion: Conversion;
  readonly say: Say;
  readonly put: (text: string) => Edit[];
  readonly isInLink: boolean;
}

/** What Kolofon shows; see `image-format`. */
const pictureEndings = /\.(?:png|jpe?g|gif|webp|svg)$/i;

function convertImage(draft: Draft, address: WrittenAddress, context: ImageContext): Edit[] {
  const { conversion, say, put, isInLink } = context;
  const { page, site } = conversion;
  const target = site.resolve(address.value, page);
  const written = draft.text.slice(address.whole.start, address.whole.end);
  const isElement = address.form === 'element';
  const alt = isElement ? (/\balt\s*=\s*["']([^"']*)/.exec(written)?.[1] ?? '') : address.label;
  const name = alt.trim() || nameOf(address.value.replace(/[?#].*$/s, '')) || 'image';
  if (target.kind === 'external') {
    const canLink = /^https?:/i.test(target.address) && !isInLink;
    say('images on other servers', canLink ? 'changed' : 'dropped');
    if (!canLink) return put(name);
    return put(
      isElement
        ? `<a href="${target.address.replaceAll('"', '%22')}">${name}</a>`
        : `[${name}](<${target.address}>)`,
    );
  }
  if (target.kind === 'file' && pictureEndings.test(target.file))
    return [readdress(address, pathBetween(page.path, site.takeAsset(target.file)))];
  if (target.kind === 'file') {
    say('images in formats that browsers or books do not show', 'changed');
    const path = pathBetween(page.path, site.takeAsset(target.file));
    return isInLink ? put(name) : put(isElement ? `<a href="${path}">${name}</a>` : `[${name}](${path})`);
  }
  if (isElement || isInLink) {
    say('images that are not in the source', 'dropped');
    return put(name);
  }
  say('images that are not in the source', 'unconverted');
  return put(markUnconverted(written.replaceAll('\n', ' '), 'inline'));
}

interface LinkContext {
  readonly conversion: Conversion;
  readonly say: Say;
  readonly references: ReadonlyMap<string, readonly RegExpExecArray[]>;
}

function convertLink(address: WrittenAddress, context: LinkContext): Edit[] {
  const { conversion, say, references } = context;
  const { page, site } = conversion;
  if (address.form === 'element' && !['a', 'source', 'video', 'audio'].includes(address.label)) return [];
  const target = site.resolve(address.value, page);
  switch (target.kind) {
    case 'external': {
      if (/^(?:https?:|mailto:|tel:|\/\/)/i.test(target.address)) return nameLink(address, target.address);
      say('links that are no web or mail addresses', 'changed');
      return unlink(address, references);
    }
    case 'page': {
      const { fragment } = target;
      const link = site.linkTo(target.page, fragment, page);
      if (link !== undefined) {
        return [...nameLink(address, nameTarget(target.page, fragment)), readdress(address, link)];
      }
      say('links to headings that are not there', 'changed');
      if (target.page === page) return unlink(address, references);
      return [readdress(address, pathBetween(page.path, target.page.path))];
    }
    case 'file':
      return [
        ...nameLink(address, nameOf(target.file)),
        readdress(address, pathBetween(page.path, site.takeAsset(target.file))),
      ];
    case 'missing':
      say('links that lead nowhere', 'changed');
      return unlink(address, references);
  }
}

/** Gives a link without a text what it leads to. */
function nameLink({ form, label, whole }: WrittenAddress, name: string): Edit[] {
  const at = whole.start + 1;
  return form === 'link' && label.trim() === '' ? [{ start: at, end: at, text: name }] : [];
}

function nameTarget({ title, outline }: Page, fragment: string): string {
  return (
    outline.headings.find((heading) => heading.fragment === fragment || heading.id === fragment)?.text ??
    title
  );
}

function readdress({ start, end }: WrittenAddress, text: string): Edit {
  return { start, end, text };
}

function rangeOf({ start, end }: { readonly start: number; readonly end: number }) {
  return { start, end };
}

/** Leaves the text of a link. A definition goes, and the brackets of what refers to it with it. */
function unlink(
  { form, whole, label, value }: WrittenAddress,
  references: LinkContext['references'],
): Edit[] {
  if (form === 'element') return [{ start: whole.start, end: whole.end, text: label === 'a' ? '<a>' : '' }];
  if (form === 'definition') return unlinkReferences(label, whole, references);
  const labelStart = whole.start + 1;
  // A link without a text would leave nothing.
  const text = label.trim() === '' ? value : '';
  return [
    { start: whole.start, end: labelStart, text: '' },
    { start: labelStart + label.length, end: whole.end, text },
  ];
}

function unlinkReferences(
  label: string,
  whole: WrittenAddress['whole'],
  references: LinkContext['references'],
): Edit[] {
  const edits: Edit[] = [{ ...whole, text: '' }];
  for (const { 0: written, 1: text = '', index } of references.get(foldLabel(label)) ?? []) {
    if (index >= whole.start && index < whole.end) continue;
    edits.push({ start: index, end: index + 1, text: '' });
    edits.push({ start: index + 1 + text.length, end: index + written.length, text: '' });
  }
  return edits;
}

/** The references to definitions, by their labels. */
function findReferences(
  text: string,
  masked: string,
  addresses: readonly WrittenAddress[],
): LinkContext['references'] {
  if (!addresses.some(({ form }) => form === 'definition')) return new Map();
  // Labels hold code, which is blank in the masked text.
  return groupBy(masked.matchAll(reference), ({ 1: shown = '', 2: other = '', index }) => {
    const start = index + 1 + (other === '' ? 0 : shown.length + 2);
    return foldLabel(text.slice(start, start + (other || shown).length));
  });
}

const reference = /(?<!!)\[([^[\]\n]+)\](?:\[([^[\]\n]*)\])?(?![(:])/g;
const referencedImage = /!\[([^[\]]{0,500})\](?:\[([^[\]\n]*)\])?(?!\()/g;

function foldLabel(label: string): string {
  return label.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** Images on other servers by reference: links to them, or in a link their text. */
function convertReferencedImages(masked: string, addresses: readonly WrittenAddress[]): Edit[] {
  const external = new Map(
    addresses
      .filter(({ form, value }) => form === 'definition' && /^(?:https?:)?\/\//i.test(value))
      .map(({ label, value }) => [foldLabel(label), value]),
  );
  if (external.size === 0 || !masked.includes('![')) return [];
  return [...masked.matchAll(referencedImage)].flatMap(
    ({ 0: written, 1: alt = '', 2: label, index }): Edit[] => {
      const value = external.get(foldLabel(label || alt));
      if (value === undefined) return [];
      const isInLink = masked[index - 1] === '[' && masked[index + written.length] === ']';
      const name = alt.trim() || nameOf(value) || 'image';
      return [{ start: index, end: index + written.length, text: isInLink ? name : `[${name}](<${value}>)` }];
    },
  );
}

/** Addresses between angle brackets that are of no use outside of their tool: `<wiki:Tide>`. */
function convertAutolinks(draft: Draft, masked: string, { report }: Conversion): Edit[] {
  return [...masked.matchAll(/<([a-z][a-z\d+.-]{1,31}):([^\s<>]+)>/gi)].flatMap(
    ({ 0: written, 1: scheme = '', 2: rest = '', index }): Edit[] => {
      if (/^(?:https?|mailto|tel)$/i.test(scheme)) return [];
      report({
        what: 'links that are no web or mail addresses',
        became: 'changed',
        detail: written,
        origin: draft.originAt(index),
      });
      return [
        {
          start: index,
          end: index + written.length,
          text: scheme === 'wiki' ? rest.replaceAll('_', ' ') : `${scheme}:${rest}`,
        },
      ];
    },
  );
}
