import type { Artifact } from '../../src/model/artifact.ts';

/** The same with every page rendered, as it is when it is written. */
export function renderPages(artifacts: readonly Artifact[]): Artifact[] {
  return artifacts.map((artifact): Artifact => {
    return artifact.kind === 'page' ? { ...artifact, kind: 'text', text: artifact.make() } : artifact;
  });
}
