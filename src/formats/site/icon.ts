import type { Artifact } from '../artifact.ts';
import type { RenderInput } from '../format.ts';
import { findIcons, ownIcon } from '../icons.ts';
import { textArtifact } from './assets.ts';

/** Kolofon's own icon, where an editor has put none. */
export function makeIcon({ publication, templates }: RenderInput): Artifact[] {
  const isTaken = publication.staticFiles.some(({ path }) => path === ownIcon.file);
  const isLinked = findIcons(publication).some(({ file }) => file === ownIcon.file);
  return isLinked && !isTaken ? [textArtifact(ownIcon.file, templates.text('site/favicon.svg'))] : [];
}
