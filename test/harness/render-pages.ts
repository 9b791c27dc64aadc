import type { Artifact } from '../../src/formats/artifact.ts';
import type { MakeServices } from '../../src/formats/make-services.ts';
import { servicesWith } from './render-input.ts';

type TextArtifact = Extract<Artifact, { readonly kind: 'text' }>;

/** An artifact whose text, where it has one, is made. */
export type RenderedArtifact = Exclude<Artifact, TextArtifact> | (TextArtifact & { readonly text: string });

/** The same with every page rendered, as it is when it is written. */
export function renderPages(
  artifacts: readonly Artifact[],
  services: MakeServices = servicesWith(),
): RenderedArtifact[] {
  return artifacts.map((artifact) =>
    artifact.kind === 'text' ? { ...artifact, text: artifact.make(services) } : artifact,
  );
}
