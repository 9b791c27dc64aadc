import type { Artifact } from '../../src/model/artifact.ts';

/** The same with every page rendered, as it is when it is written. */
export function renderPages(artifacts: readonly Artifact[]): Artifact[] {
  return artifacts.map((artifact): Artifact => {
    if (artifact.kind !== 'page') return artifact;
    const content = artifact.make();
    return typeof content === 'string'
      ? { ...artifact, kind: 'text', text: content }
      : { ...artifact, kind: 'bytes', bytes: content };
  });
}
