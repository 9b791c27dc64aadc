import { calloutFrame, detailsFrame, namedFrame } from './callouts.ts';
import type { Component, ComponentChoice } from './convert-components.ts';

/** Components that hold others, or that only lay them out. */
const plain =
  /^(?:Tabs|TabGroup|CardGrid|CardGroup|Cards|Steps|Step|FileTree|Columns|Column|Grid|Fragment|React\.Fragment|AccordionGroup|CodeGroup|Frame|CodeBlock|Layout)$/;

/** What becomes of the components that most sites of documentation have. */
export function usualComponent({ name: written, isEmpty, named, listed }: Component): ComponentChoice {
  // `Tabs.Tab` of Nextra.
  const name = written.replace(/^(?:Tabs|Cards|Steps)\./, '');
  const title = named['title'] ?? named['label'] ?? named['summary'] ?? named['name'];
  if (plain.test(name)) return isEmpty ? '' : { open: '', close: '' };
  if (/^(?:TabItem|Tab|TabPanel)$/.test(name)) return namedFrame(title ?? named['value'] ?? name);
  if (/^(?:LinkCard|LinkButton|CardLink)$/.test(name)) return linkOf(named, title);
  if (/^(?:Link|Anchor|A)$/.test(name)) return phraseOf(named, isEmpty);
  if (name === 'Card')
    return named['href'] === undefined || title === undefined
      ? namedFrame(title ?? name)
      : namedFrame(`[${title}](${named['href']})`);
  if (/^(?:Accordion|Details|Expandable|Collapsible|Disclosure|ExpandableSection)$/.test(name))
    return detailsFrame(title ?? name);
  const picture = named['src'] ?? named['srcLight'];
  if (/^(?:Image|Img|Picture|ThemedImage)$/.test(name) && picture !== undefined)
    return `![${named['alt'] ?? ''}](<${picture}>)`;
  if (name === 'Badge' && isEmpty) return named['text'] ?? listed[0] ?? '';
  if (/^(?:Icon|DocCardList|TOCInline|BackToTop)$/.test(name)) return '';
  const code = named['code'] ?? (name === 'Snippet' ? named['text'] : undefined);
  if (/^(?:Code|Snippet)$/.test(name) && isEmpty && code !== undefined)
    return `\n\`\`\`${named['lang'] ?? ''}\n${code}\n\`\`\`\n`;
  if (isEmpty && /^(?:Check|CheckIcon|Yes)$/.test(name)) return '✓';
  if (isEmpty && /^(?:Cross|CrossIcon|No)$/.test(name)) return '✗';
  const kind = /^(?:Aside|Callout|Admonition|Alert|Notice|Note|Hint)$/.test(name)
    ? (named['type'] ?? named['variant'] ?? 'note')
    : name;
  return isEmpty
    ? undefined
    : (calloutFrame(kind, title) ?? (kind === name ? undefined : calloutFrame('note', title)));
}

/** `<Link id="here" />`, which links of the page lead to, and `<Link to="/page">a phrase</Link>`. */
function phraseOf(named: Readonly<Record<string, string>>, isEmpty: boolean): ComponentChoice {
  const { id = named['name'] } = named;
  const href = named['to'] ?? named['href'];
  const anchor = id !== undefined && /^[\w:.-]+$/.test(id) ? `<a id="${id}"></a>` : '';
  const isWritten = href !== undefined && /^[^\s<>{}()]+$/.test(href);
  if (isEmpty) return anchor === '' ? undefined : anchor;
  if (isWritten) return { open: `${anchor}[`, close: `](<${href}>)`, isPhrase: true };
  return anchor === '' ? undefined : { open: anchor, close: '', isPhrase: true };
}

function linkOf(named: Readonly<Record<string, string>>, title: string | undefined): ComponentChoice {
  const href = named['href'] ?? named['to'];
  if (href === undefined) return undefined;
  const text = `[${title ?? href}](<${href}>)`;
  return named['description'] === undefined
    ? { open: title === undefined ? '' : text, close: '' }
    : `${text}: ${named['description']}`;
}
