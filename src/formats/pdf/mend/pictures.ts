import { isTag, listTags, typeOf, type Tag } from './tags.ts';

/** The numbers of the content of figures and formulas, by page: lines may be all that they are. */
export type PictureContent = ReadonlyMap<string, ReadonlySet<number>>;

export function listPictureContent(top: Tag): PictureContent {
  const content = new Map<string, Set<number>>();
  const pictures = listTags(top).filter((tag) => ['Figure', 'Formula'].includes(typeOf(tag)));
  for (const { kids } of pictures.flatMap(listTags)) {
    for (const kid of kids) {
      if (isTag(kid) || kid.kind !== 'content') continue;
      const ids = content.get(kid.page) ?? new Set();
      content.set(kid.page, ids.add(kid.id));
    }
  }
  return content;
}
