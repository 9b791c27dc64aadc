import type { XmlAttribute, XmlElement } from './xml.ts';
import { lookupTable } from '../../model/lookup-table.ts';

export interface DrawingSize {
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** What browsers give a drawing that says nothing (CSS 2.2, section 10.3.2). */
const ordinary: DrawingSize = { width: 300, height: 150 };

/** CSS pixels to a unit. */
const units: Readonly<Record<string, number>> = lookupTable({
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  q: 96 / 101.6,
  em: 16,
  rem: 16,
  ex: 8,
});

/** From `width` and `height`, and `viewBox` where one of them is missing or a percentage (SVG 2, section 7.2). */
export function sizeDrawing(root: XmlElement): DrawingSize {
  const [width, height] = [lengthOf(root, 'width'), lengthOf(root, 'height')];
  const box = readViewBox(root);
  if (width !== undefined && height !== undefined) return { width, height };
  if (box === undefined) return { width: width ?? ordinary.width, height: height ?? ordinary.height };
  if (width !== undefined) return { width, height: (width * box.height) / box.width };
  if (height !== undefined) return { width: (height * box.width) / box.height, height };
  return box;
}

/**
 * Writes the size down, as a drawing without one fills whatever it is put into; and the `viewBox`, without which it
 * would be cut off where it is shown smaller.
 */
export function writeSize(root: XmlElement): XmlElement {
  const { width, height } = sizeDrawing(root);
  const set: XmlAttribute[] = [];
  if (lengthOf(root, 'width') === undefined || lengthOf(root, 'height') === undefined)
    set.push(attribute('width', width), attribute('height', height));
  if (readViewBox(root) === undefined)
    set.push({ name: 'viewBox', namespace: '', value: `0 0 ${width} ${height}` });
  const names = new Set(set.map(({ name }) => name));
  return { ...root, attributes: [...root.attributes.filter(({ name }) => !names.has(name)), ...set] };
}

function attribute(name: string, value: number): XmlAttribute {
  return { name, namespace: '', value: String(Math.round(value * 1000) / 1000) };
}

function lengthOf({ attributes }: XmlElement, name: string): number | undefined {
  const value = attributes.find((one) => one.name === name)?.value.trim() ?? '';
  const [, digits, unit = ''] = /^\+?((?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)([a-z]*)$/i.exec(value) ?? [];
  const pixels = Number(digits) * (units[unit.toLowerCase()] ?? NaN);
  return pixels > 0 && Number.isFinite(pixels) ? pixels : undefined;
}

function readViewBox({ attributes }: XmlElement): DrawingSize | undefined {
  const value = attributes.find(({ name }) => name === 'viewBox')?.value ?? '';
  const numbers = value
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [, , width = 0, height = 0] = numbers;
  const isBox = numbers.length === 4 && numbers.every((one) => Number.isFinite(one));
  return isBox && width > 0 && height > 0 ? { width, height } : undefined;
}
