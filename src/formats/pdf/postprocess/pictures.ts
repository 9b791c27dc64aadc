import { contentOf, listTags, typeOf, type Tag } from './tags.ts';

/**
 * The numbers of the content of pictures and formulas, by page: lines may be all that they are. The group of a picture or
 * a listing and its caption is no picture, and has no alternative text.
 */
export type PictureContent = ReadonlyMap<string, ReadonlySet<number>>;

export function listPictureContent(top: Tag): PictureContent {
  const content = new Map<string, Set<number>>();
  const pictures = listTags(top).filter(
    (tag) => ['Figure', 'Formula'].includes(typeOf(tag)) && tag.entries.has('/Alt'),
  );
  for (const { page, id } of pictures.flatMap(listTags).flatMap(contentOf)) {
    const ids = content.get(page) ?? new Set();
    content.set(page, ids.add(id));
  }
  return content;
}
