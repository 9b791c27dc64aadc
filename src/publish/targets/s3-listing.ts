import { SaxesParser } from 'saxes';

export interface ListedObject {
  readonly key: string;
  /** Its ETag, without quotation marks. */
  readonly tag: string;
}

interface Listing {
  readonly objects: readonly ListedObject[];
  /** For the next page; undefined on the last. */
  readonly next: string | undefined;
}

/** Reads an answer to ListObjectsV2 (Amazon S3 API Reference). */
export function readListing(xml: string): Listing {
  const objects: ListedObject[] = [];
  const texts = new Map<string, string>();
  let error: Error | undefined;
  let text = '';
  let next: string | undefined;
  const parser = new SaxesParser();
  parser.on('error', (found) => {
    error ??= found;
  });
  parser.on('opentag', ({ name }) => {
    text = '';
    if (name === 'Contents') texts.clear();
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('closetag', ({ name }) => {
    texts.set(name, text);
    // It may come before the objects or after them.
    if (name === 'NextContinuationToken') next = text;
    if (name === 'Contents')
      objects.push({ key: texts.get('Key') ?? '', tag: (texts.get('ETag') ?? '').replaceAll('"', '') });
    text = '';
  });
  parser.write(xml).close();
  return error === undefined ? { objects, next } : { objects: [], next: undefined };
}
