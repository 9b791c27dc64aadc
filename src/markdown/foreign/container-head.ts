import { calloutFor, isTheorem } from '../../article-checks/dialects/callout-names.ts';

/** What another dialect says of a block: `!!! tip "A title"` has a name and a title. */
export interface Container {
  readonly name: string;
  readonly title: string;
  readonly id?: string | undefined;
}

const folded = /^(?:details|dropdown|toggle|spoiler|collapse)$/;

/** Callouts that only their names explain where they have no title. */
const telling = /^(?:bug|failure|faq|question|seealso|success|todo)$/;

/** Whether a name is a callout, a theorem or a block that unfolds in some dialect. */
export function isContainerName(name: string): boolean {
  return calloutFor(name) !== undefined || isTheorem(name) || folded.test(name);
}

/** The directive that shows it here, after its colons: `tip[A title]{id="a"}`. */
export function headOf({ name, title, id }: Container): string {
  const plain = name.toLowerCase().replace(/^(?:prf:|ad-|callout-)/, '');
  const attributes = id === undefined ? '' : `{id="${id}"}`;
  if (folded.test(plain)) return `details${labelOf(title)}${attributes}`;
  if (isTheorem(plain)) return `${plain}${labelOf(title)}${attributes}`;
  const kind = calloutFor(plain) ?? 'note';
  return `${kind}${labelOf(titleOf(plain, title))}${attributes}`;
}

function titleOf(name: string, title: string): string {
  if (title !== '') return title;
  if (name === 'seealso') return 'See also';
  return calloutFor(name) === undefined || telling.test(name) ? capitalise(name) : '';
}

export function capitalise(name: string): string {
  const words = name.replaceAll(/[-_]+/g, ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

export function labelOf(title: string): string {
  if (title === '') return '';
  return `[${isBalanced(title) ? title : title.replaceAll(/[[\]]/g, '\\$&')}]`;
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const sign of text.replaceAll(/\\./g, '')) {
    if (sign === '[') depth += 1;
    else if (sign === ']') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
