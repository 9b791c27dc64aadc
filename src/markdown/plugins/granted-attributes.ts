import type { Element, Nodes, Properties } from 'hast';
import { walkNodes } from '../../model/walk-nodes.ts';

/**
 * Attributes that code of the publisher may set and the text of an author may not, with their values: whatever of them
 * is in a tree before raw HTML is parsed into it was put there by code.
 */
export type Granted = ReadonlySet<string>;

const named = new Set(['className', 'role', 'tabIndex', 'rel', 'target']);

/** Classes, roles, states and data say what style sheets and scripts do with an element; `rel` and `target`, how a link opens. */
export function isPublishers(name: string): boolean {
  return named.has(name) || /^(?:aria|data)[A-Z]/.test(name);
}

export function findGranted(tree: Nodes): Granted {
  const granted = new Set<string>();
  walkNodes<Nodes>(tree, (node) => {
    if (node.type !== 'element') return;
    for (const [name, value] of Object.entries(node.properties))
      if (isPublishers(name)) for (const one of listOf(value)) granted.add(`${name} ${one}`);
  });
  return granted;
}

/** Takes what is granted out of an element, and gives it. */
export function takeGranted(node: Element, granted: Granted): Properties {
  const taken: Properties = {};
  const left: Properties = {};
  for (const [name, value] of Object.entries(node.properties)) {
    const isGranted = (one: string | number) => isPublishers(name) && granted.has(`${name} ${one}`);
    if (Array.isArray(value)) {
      const own = value.filter(isGranted);
      const others = value.filter((one) => !isGranted(one));
      if (own.length > 0) taken[name] = own;
      if (others.length > 0 || own.length === 0) left[name] = others;
    } else if (isGranted(String(value))) taken[name] = value;
    else left[name] = value;
  }
  node.properties = left;
  return taken;
}

/** Puts it back beside what is left. */
export function giveBack({ properties }: Element, taken: Properties): void {
  for (const [name, value] of Object.entries(taken)) {
    const left = properties[name];
    properties[name] = Array.isArray(left) && Array.isArray(value) ? [...left, ...value] : value;
  }
}

function listOf(value: Properties[string]): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [String(value)];
}
