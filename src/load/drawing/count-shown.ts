import type { XmlElement } from './xml.ts';

/** How many elements a browser draws for a drawing, each `<use>` with all that it repeats. */
export function countShown(root: XmlElement): number {
  const byId = new Map<string, XmlElement>();
  const index = (element: XmlElement): void => {
    const id = valueOf(element, 'id');
    if (id !== undefined) byId.set(id, element);
    for (const child of element.children) if (typeof child !== 'string') index(child);
  };
  index(root);
  const counts = new Map<XmlElement, number>();
  const count = (element: XmlElement): number => {
    const known = counts.get(element);
    if (known !== undefined) return known;
    // Whoever repeats itself draws nothing.
    counts.set(element, 0);
    const repeated = element.name === 'use' ? byId.get(valueOf(element, 'href')?.slice(1) ?? '') : undefined;
    let sum = 1 + (repeated === undefined ? 0 : count(repeated));
    for (const child of element.children) if (typeof child !== 'string') sum += count(child);
    counts.set(element, sum);
    return sum;
  };
  return count(root);
}

function valueOf({ attributes }: XmlElement, name: string): string | undefined {
  return attributes.find((attribute) => attribute.name === name)?.value;
}
