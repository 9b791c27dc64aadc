import { contentOf, listTags, typeOf, type Tag } from './tags.ts';

/** The numbers of the content of figures and formulas, by page: lines may be all that they are. */
export type PictureContent = ReadonlyMap<string, ReadonlySet<number>>;

export function listPictureContent(top: Tag): PictureContent {
  const content = new Map<string, Set<number>>();
  const pictures = listTags(top).filter((tag) => ['Figure', 'Formula'].includes(typeOf(tag)));
  for (const { page, id } of pictures.flatMap(listTags).flatMap(contentOf)) {
    const ids = content.get(page) ?? new Set();
    content.set(page, ids.add(id));
  }
  return content;
}
