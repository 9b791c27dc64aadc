import { Composer, Parser, type Document, type ErrorCode } from 'yaml';
import { append } from '../model/append.ts';

/** Where the parser gave up, and why. */
export interface YamlError {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

type ErrorSource = number | readonly [number, number] | { readonly offset: number; readonly source?: string };

/** Parses YAML up to its first error: later ones follow from it, and there may be one for each character. */
export function composeYaml(text: string): Document | YamlError {
  let first: YamlError | undefined;
  const stop = (start: number, end: number, message: string): never => {
    first ??= { message, start, end };
    throw new Error(message);
  };
  const composer = new Composer({ uniqueKeys: false, logLevel: 'error' });
  // What the composer calls for each error and each warning. It catches what is thrown, and calls it again.
  const onError = (source: ErrorSource, code: ErrorCode, message: string): never => {
    const [start, end] = rangeOf(source);
    return stop(start, end, code === 'RESOURCE_EXHAUSTION' ? 'The values are nested too deep.' : message);
  };
  Object.assign(composer, { onError });
  const documents: Document[] = [];
  try {
    for (const token of new Parser().parse(text)) {
      if (token.type === 'error') stop(token.offset, token.offset + token.source.length, token.message);
      append(documents, composer.next(token));
      if (documents.length > 0) stop(token.offset, token.offset + 1, 'The file contains a second document.');
    }
    append(documents, composer.end(true, text.length));
  } catch (error) {
    if (first === undefined) throw error;
    return first;
  }
  const [document] = documents;
  if (document === undefined) throw new Error('The composer gives a document even of an empty text.');
  return document;
}

function rangeOf(source: ErrorSource): readonly [number, number] {
  if (typeof source === 'number') return [source, source + 1];
  if ('offset' in source) return [source.offset, source.offset + (source.source?.length ?? 1)];
  return source;
}
