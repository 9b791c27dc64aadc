import type { Element } from 'hast';

export function addClass(node: Element, ...names: readonly string[]): void {
  const classes = node.properties.className;
  node.properties.className = [...(Array.isArray(classes) ? classes : []), ...names];
}

export function hasClass({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) && className.includes(name);
}
