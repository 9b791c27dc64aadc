import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ArticleCheck } from './check.ts';
import { hintForComponent, isComponentName, type Component } from './dialects/component-hints.ts';
import { blank, maskCode, maskVerbatim } from './mask-verbatim.ts';

const tag =
  /<(?<name>[A-Z]\w{0,40}(?:\.[A-Z]\w{0,40}){0,3})(?<attributes>\/|(?:\s(?:[^<>"'{}]|"[^"]{0,500}"|'[^']{0,500}'|\{(?:[^{}]|\{[^{}]{0,300}\}){0,500}\}){0,1000})?)>/g;

const attribute =
  /(?<![\w-])([A-Za-z][\w-]*)=(?:"([^"]*)"|'([^']*)'|\{\s*(?:"([^"]*)"|'([^']*)'|`([^`]*)`)\s*\})/g;

/** Components of MDX. What is between their tags stays; what their attributes say does not. */
export const checkComponents: ArticleCheck = (tree, source) => {
  if (!/<[A-Z]/.test(source.text)) return [];
  const shown = maskCode(tree, source.text).replaceAll(/<!--[^]*?-->/g, blank);
  const printed = maskVerbatim(tree, source.text);
  return Array.from(shown.matchAll(tag)).flatMap(({ 0: whole, index, groups }): Diagnostic[] => {
    const { name = '', attributes = '' } = groups ?? {};
    const isEmpty = whole.endsWith('/>');
    const isUsed = /=\{|\{\.{3}/.test(attributes) || isEmpty || shown.includes(`</${name}>`);
    if (!isUsed || !isComponentName(name)) return [];
    const component: Component = { name, values: readValues(attributes), isEmpty };
    return [
      diagnose(
        'dialect-known',
        source.range(index, index + whole.length),
        printed[index] === '<'
          ? `The component <${name}> is printed as text: articles cannot contain components.`
          : `The component <${name}> is left out: articles cannot contain components.`,
        { hint: hintForComponent(component) },
      ),
    ];
  });
};

function readValues(attributes: string): ReadonlyMap<string, string> {
  return new Map(
    Array.from(attributes.matchAll(attribute), ([, name = '', ...values]) => [
      name,
      values.join('').replaceAll(/\s+/g, ' ').trim(),
    ]),
  );
}
