declare const kind: unique symbol;

/** The path of a source file: POSIX, relative to the root of the publication's folder. */
export type SourcePath = string & { readonly [kind]: 'source' };

/** The path of an output file: POSIX, relative to the output folder (`dist`), format folder included. */
export type OutputPath = string & { readonly [kind]: 'output' };

export function sourcePath(path: string): SourcePath {
  return path as SourcePath;
}

export function outputPath(path: string): OutputPath {
  return path as OutputPath;
}
