import { takeCellOptions, type CellOption } from './cell-options.ts';
import { takeLanguage } from './code-info.ts';

/** What is written behind the language of a diagram, or in its first lines. */
interface DiagramOptions {
  readonly language: string | undefined;
  /** The diagram without the lines of its options. */
  readonly code: string;
  readonly alt: string | undefined;
  readonly caption: string | undefined;
  readonly id: string | undefined;
  readonly width: string | undefined;
  /** Whether its author wants readers to see the code. */
  readonly isCode: boolean;
}

const pair =
  /(?<key>[\w.:-]{1,60})[ \t]*=[ \t]*(?:"(?<double>[^"]{0,2000})"|'(?<single>[^']{0,2000})'|(?<bare>[^\s,{}"']{1,500}))|#(?<id>[\w:.-]{1,100})/g;

/** What `mermaid title="A" alt="B"`, `{.mermaid #fig-a}` and lines such as `%%| fig-cap: A` or `:alt: B` say of a diagram. */
export function readDiagramOptions(info: string, written: string): DiagramOptions {
  const [language, rest] = takeLanguage(info.trim());
  // Lines of hyphens are Mermaid's own front matter.
  const holdsOptions = /^(?::[a-z][\w.-]*:|(?:%%|\/\/|#)\|)/i.test(written);
  const { options, code } = holdsOptions ? takeCellOptions(written) : { options: [], code: written };
  const found = new Map<string, string>();
  for (const [key, value] of [...readPairs(rest), ...options]) {
    const name = names.get(key.toLowerCase().replaceAll('.', '-'));
    if (name !== undefined && value.trim() !== '') found.set(name, value.trim());
  }
  const id = found.get('id');
  return {
    language,
    code,
    alt: found.get('alt'),
    caption: found.get('caption'),
    id: id !== undefined && /^[\p{L}_][\p{L}\p{N}_.:-]{0,100}$/u.test(id) ? id : undefined,
    width: found.get('width'),
    isCode: found.get('eval') === 'false',
  };
}

function readPairs(rest: string): CellOption[] {
  return Array.from(rest.slice(0, 10_000).matchAll(pair), ({ groups = {} }): CellOption => {
    const { key = 'id', double, single, bare, id } = groups;
    return [key, id ?? double ?? single ?? bare ?? ''];
  });
}

const names = new Map([
  ...['alt', 'fig-alt', 'description'].map((key) => [key, 'alt'] as const),
  ...['title', 'caption', 'cap', 'fig-cap'].map((key) => [key, 'caption'] as const),
  ...['id', 'label', 'name'].map((key) => [key, 'id'] as const),
  ['width', 'width'] as const,
  ['eval', 'eval'] as const,
]);
