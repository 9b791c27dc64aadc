/** A node of schema.org. Values that are undefined are left out. */
export type JsonLdNode = Readonly<Record<string, unknown>> & { readonly '@type': string };

/** Nodes as JSON-LD that can be in a script element: nothing in it can end one (HTML, section 13.2.5.4). */
export function printJsonLd(nodes: readonly JsonLdNode[]): string {
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': nodes }).replaceAll('<', '\\u003c');
}
