import { markArtifacts } from '../../postprocess/artifacts.ts';
import { readCatalog, readDictionary, readObject, type PdfFile } from '../../postprocess/pdf-file.ts';
import type { PdfValue } from '../../postprocess/pdf-value.ts';
import { listPictureContent } from '../../postprocess/pictures.ts';
import { contentOf, listTags } from '../../postprocess/tags.ts';
import type { Rule } from '../rule.ts';

/**
 * All that is drawn is tagged or an artifact, and the tree contains each piece of tagged content once, under the tag that
 * the parent tree gives for it.
 */
export const content: Rule = {
  section: '7.1',
  check: ({ file, top, pages, before }) => {
    const owners = new Map<string, string>();
    const problems: string[] = [];
    for (const tag of listTags(top)) {
      for (const { page, id } of contentOf(tag)) {
        const key = `${page} ${id}`;
        if (owners.has(key)) problems.push('a piece of content has two tags');
        owners.set(key, tag.reference);
      }
    }
    const catalog = readCatalog(file);
    const parents = readDictionary(
      file,
      readDictionary(file, catalog.get('/StructTreeRoot')).get('/ParentTree'),
    );
    const numbers = parents.get('/Nums');
    const lists = pairUp(Array.isArray(numbers) ? numbers : []);
    const pictures = listPictureContent(top);
    pages.forEach(({ page, content: text }, index) => {
      const where = `on page ${before.pages + index + 1}`;
      const key = readDictionary(file, page).get('/StructParents');
      const listed = key === undefined ? undefined : lists.get(key);
      const tags = listed === undefined ? [] : readList(file, listed);
      for (const [, written] of text.matchAll(/\/MCID (\d+)/g)) {
        const owner = owners.get(`${page} ${Number(written)}`);
        if (owner === undefined) problems.push(`a piece of content ${where} is in no tag`);
        else if (tags[Number(written)] !== owner) problems.push(`the parent tree is wrong ${where}`);
      }
      // Marking what is bare finds nothing more to mark.
      if (markArtifacts({ page, content: text }, pictures).content !== text)
        problems.push(`something ${where} is neither tagged nor an artifact`);
    });
    return problems;
  },
};

/** The values of a number tree (ISO 32000-1, 7.9.7) by their keys. */
function pairUp(entries: readonly PdfValue[]): ReadonlyMap<PdfValue, PdfValue> {
  const pairs = new Map<PdfValue, PdfValue>();
  for (let index = 0; index + 1 < entries.length; index += 2) {
    const [key, value] = entries.slice(index, index + 2);
    if (key !== undefined && value !== undefined) pairs.set(key, value);
  }
  return pairs;
}

function readList(file: PdfFile, written: PdfValue): readonly PdfValue[] {
  const value = Array.isArray(written) ? written : readObject(file, written).value;
  return Array.isArray(value) ? value : [];
}
