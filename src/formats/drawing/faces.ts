import type { RenderInput } from '../format.ts';
import { openTypesetter, type Typesetter } from './typeset.ts';

/** The faces of the printed book, for drawings. */
export interface Faces {
  readonly serif: Typesetter;
  readonly sans: Typesetter;
}

const subsets = ['latin', 'latin-ext', 'greek', 'cyrillic'] as const;

/** Opens the faces, in all alphabets that their packages have. */
export async function openFaces({ font }: Pick<RenderInput, 'font'>): Promise<Faces> {
  const open = (name: string): Promise<Typesetter> =>
    openTypesetter(subsets.map((subset) => () => font(`${name}/files/${name}-${subset}-400-normal.woff`)));
  const [serif, sans] = await Promise.all([open('source-serif-4'), open('source-sans-3')]);
  return { serif, sans };
}
