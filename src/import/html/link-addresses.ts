import type { Link, PhrasingContent } from 'mdast';

const label = String.raw`[a-z\d](?:[a-z\d-]{0,60}[a-z\d])?`;
const address = new RegExp(
  String.raw`(?<![\p{L}\p{N}_@/:.+-])(?:https?:\/\/[^\s<>"\u201C\u201D\u00AB\u00BB]+|[\w.+-]{1,64}@${label}(?:\.${label})+)`,
  'giu',
);

/** Addresses in a text, which Markdown makes links of anyway: as links, so that nothing in them is taken for a mark. */
export function linkAddresses(value: string): PhrasingContent[] {
  if (!/:\/\/|@/.test(value)) return [{ type: 'text', value }];
  const nodes: PhrasingContent[] = [];
  let done = 0;
  for (const { 0: found, index } of value.matchAll(address)) {
    const written = trimAddress(found);
    if (!/^https?:\/\/[\p{L}\p{N}]|@/iu.test(written)) continue;
    if (index > done) nodes.push({ type: 'text', value: value.slice(done, index) });
    nodes.push(linkTo(written));
    done = index + written.length;
  }
  if (done < value.length) nodes.push({ type: 'text', value: value.slice(done) });
  return nodes;
}

function linkTo(written: string): Link {
  const url = written.includes('://') ? written : `mailto:${written}`;
  return { type: 'link', url, children: [{ type: 'text', value: written }] };
}

/** What ends a sentence is no part of an address, nor is a bracket that it does not open. */
function trimAddress(found: string): string {
  let written = found.replace(/[.,;:!?'*_~\]]+$/, '');
  while (written.endsWith(')') && written.split('(').length < written.split(')').length)
    written = written.slice(0, -1).replace(/[.,;:!?'*_~\]]+$/, '');
  return written;
}
