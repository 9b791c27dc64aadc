import { lookupTable } from '../model/lookup-table.ts';

/** What other dialects write in braces after a heading, a phrase, an image or a block: `{#id .class lang=fr}`. */
export interface AttributeList {
  readonly id: string | undefined;
  readonly classes: readonly string[];
  readonly values: ReadonlyMap<string, string>;
}

const token =
  /[ \t]*(?:#(?<id>[^\s#{}"'<>=]{1,200})|\.(?<name>[\p{L}_-][\p{L}\p{N}_:-]{0,100})|(?<key>[\p{L}_][\p{L}\p{N}_.:-]{0,60})=(?:"(?<double>[^"]{0,500})"|'(?<single>[^']{0,500})'|(?<bare>[^\s{}"']{1,200}))|(?<dash>-))(?=\s|$)/uy;

/** Undefined for braces that contain anything else: `{x}`, `{a, b}`. */
export function readAttributeList(inside: string): AttributeList | undefined {
  const written = inside.replace(/^:/, '').trimEnd();
  let id: string | undefined;
  const classes: string[] = [];
  const values = new Map<string, string>();
  let end = 0;
  while (end < written.length) {
    token.lastIndex = end;
    const { 0: found = '', groups = {} } = token.exec(written) ?? {};
    if (found === '') return undefined;
    if (groups['id'] !== undefined) id ??= groups['id'];
    if (groups['name'] !== undefined) classes.push(groups['name']);
    if (groups['key'] !== undefined)
      values.set(groups['key'].toLowerCase(), groups['double'] ?? groups['single'] ?? groups['bare'] ?? '');
    end += found.length;
  }
  return end === 0 ? undefined : { id, classes, values };
}

/** Attributes that mean something in every format: an id, a language and a direction. */
export function generalProperties({ id, values }: AttributeList): Record<string, string> {
  const lang = values.get('lang');
  const dir = values.get('dir');
  return {
    ...(id === undefined ? {} : { id }),
    ...(lang !== undefined && /^[A-Za-z]{2,8}(?:-[A-Za-z\d]{1,8})*$/.test(lang) ? { lang } : {}),
    ...(dir !== undefined && /^(?:ltr|rtl|auto)$/.test(dir) ? { dir } : {}),
  };
}

/** The width and height of an image, in pixels or as a part of the width of the text. */
export function sizeProperties({ values }: AttributeList): Record<string, string> {
  const style = values.get('style') ?? '';
  const styled = (name: string) =>
    new RegExp(`(?:^|;)[ \\t]*${name}[ \\t]*:[ \\t]*([^;]{1,20})`).exec(style)?.[1];
  const width = readLength(values.get('width') ?? values.get('out-width') ?? styled('width'));
  const height = readLength(values.get('height') ?? styled('height'));
  return { ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }) };
}

/** CSS pixels of other units (CSS Values and Units 4, section 6.2). */
const pixels: Readonly<Record<string, number>> = lookupTable({
  px: 1,
  in: 96,
  cm: 37.8,
  mm: 3.78,
  pt: 4 / 3,
  em: 16,
  rem: 16,
});

function readLength(written: string | undefined): string | undefined {
  const [, number = '', unit = ''] =
    /^[ \t]*(\d{1,5}(?:\.\d{1,4})?)[ \t]*(%|[a-z]{2,3})?[ \t]*$/.exec(written ?? '') ?? [];
  if (number === '') return undefined;
  if (unit === '%') return `${number}%`;
  const factor = unit === '' ? 1 : pixels[unit];
  return factor === undefined ? undefined : String(Math.max(1, Math.round(Number(number) * factor)));
}
