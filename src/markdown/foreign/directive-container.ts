import { calloutFor } from '../../article-checks/dialects/callout-names.ts';
import { headOf, isContainerName, labelOf } from './container-head.ts';

/** Directives of MyST whose content alone is shown. */
const transparent = /^(?:tab-set|tabs|div|container|grid|card-deck|only|ifconfig)$/;
const tab = /^(?:tab-item|tab|tabbed)$/;

/** How a directive of MyST, `{name} Title` with options, is written here: undefined for one that is no container. */
export function readDirectiveHead(
  name: string,
  title: string,
  options: ReadonlyMap<string, string>,
): { readonly head: string | undefined; readonly lead?: string } | undefined {
  const plain = name.toLowerCase();
  if (plain === 'table') return { head: undefined, lead: captionOf(title, options) };
  if (transparent.test(plain)) return { head: undefined };
  if (tab.test(plain)) return { head: `tab${labelOf(title)}` };
  const container = plain.replace(/^(?:prf:|ad-)/, '');
  if (!isContainerName(container) && container === plain) return undefined;
  const id = /^[\w:.-]+$/.exec(options.get('name') ?? options.get('label') ?? '')?.[0];
  const kind = options
    .get('class')
    ?.split(/\s+/)
    .find((one) => calloutFor(one) !== undefined);
  const isPlain = container === 'admonition' && kind !== undefined;
  return {
    head: headOf({ name: isPlain ? kind : container, title: title || (options.get('title') ?? ''), id }),
  };
}

/** The caption of a table, in the line above it. */
export function captionOf(title: string, options: ReadonlyMap<string, string>): string {
  const id = /^[\w:.-]+$/.exec(options.get('name') ?? options.get('label') ?? '')?.[0];
  return title === '' ? '' : `Table: ${title}${id === undefined ? '' : ` {#${id}}`}\n`;
}
