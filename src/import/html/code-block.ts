import type { Element, Nodes } from 'hast';
import type { State } from 'hast-util-to-mdast';
import type { Code, RootContent } from 'mdast';
import { classesOf, findElement, propertyOf } from './elements.ts';

/** `<pre>`: code, with its language where a class names it; or a verse, whose lines are kept and whose words are words. */
export function codeBlock(
  state: State,
  element: Element,
  lose: (what: string, detail: string) => void,
): RootContent | RootContent[] {
  if (classesOf(element).some((name) => /verse|poem/i.test(name)))
    return { type: 'paragraph', children: state.all(verse(element)) } as RootContent;
  const value = writtenIn(element).replace(/^\n|\s+$/g, '');
  if (value.trim() === '') return [];
  if (findElement(element, 'strong', 'b', 'em', 'i', 'a', 'img') !== undefined)
    lose('formatting and links in code', value.slice(0, 80));
  return { type: 'code', lang: languageOf(element) ?? null, value } satisfies Code;
}

function verse(element: Element): Element {
  const breakLines = (node: Element): Element => ({
    ...node,
    children: node.children.flatMap((child) => {
      if (child.type === 'element') return [breakLines(child)];
      if (child.type !== 'text') return [];
      return child.value
        .split('\n')
        .flatMap((value, index) => [
          ...(index === 0
            ? []
            : [{ type: 'element', tagName: 'br', properties: {}, children: [] } as Element]),
          { type: 'text', value } as const,
        ]);
    }),
  });
  return breakLines(element);
}

/** The text of code, line by line. */
export function writtenIn(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && node.tagName === 'br') return '\n';
  if (!('children' in node)) return '';
  const text = node.children.map(writtenIn).join('');
  return node.type === 'element' && ['div', 'p', 'li', 'tr'].includes(node.tagName) && !text.endsWith('\n')
    ? `${text}\n`
    : text;
}

/** The names that highlighters of the web give to languages: `language-js`, `brush: php;`, `lang:php decode:true`. */
function languageOf(element: Element): string | undefined {
  const code = findElement(element, 'code');
  for (const one of code === undefined ? [element] : [code, element]) {
    const classes = propertyOf(one, 'className');
    const [, name] =
      /(?:^|\s)(?:language|lang|highlight-source)-([\w#+.-]+)/i.exec(classes) ??
      /brush: *([\w#+-]+)/i.exec(classes) ??
      /(?:^|\s)lang:([\w#+-]+)/i.exec(classes) ??
      /()/.exec('') ??
      [];
    const found =
      name || propertyOf(one, 'dataLang') || propertyOf(one, 'dataLanguage') || propertyOf(one, 'lang');
    if (found !== '' && !/^(?:none|plain|default|text)$/i.test(found)) return found.toLowerCase();
  }
  return undefined;
}
