import type { Nodes, Root } from 'hast';
import { diagnose } from '../diagnostics/diagnostic.ts';
import { firstNoncharacter, nameCodePoint, withoutNoncharacters } from '../model/noncharacters.ts';
import { walkNodes } from '../model/walk-nodes.ts';
import type { FeatureContext } from './feature.ts';

/** Takes out what only a character reference in raw HTML can bring in: `&#xFDD0;`. Changes the tree. */
export function dropNoncharacters(tree: Root, { source, report, place }: FeatureContext): void {
  if (!source.text.includes('&#')) return;
  walkNodes<Nodes>(tree, (node) => {
    let found: string | undefined;
    const clean = (text: string): string => {
      found ??= firstNoncharacter(text);
      return withoutNoncharacters(text);
    };
    if (node.type === 'text' || node.type === 'comment') node.value = clean(node.value);
    if (node.type === 'element')
      for (const [name, value] of Object.entries(node.properties)) {
        if (typeof value === 'string') node.properties[name] = clean(value);
        else if (Array.isArray(value))
          node.properties[name] = value.map((one) => (typeof one === 'string' ? clean(one) : one));
      }
    if (found === undefined) return;
    const message = `The text contains ${nameCodePoint(found)}, which is not a character.`;
    report(diagnose('utf8-valid', place(node), message, { hint: 'Take it out.' }));
  });
}
