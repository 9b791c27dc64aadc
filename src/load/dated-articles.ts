import type { SourceFiles } from '../platform/source-files.ts';
import { idOf } from '../model/ids.ts';
import type { SourcePath } from '../model/paths.ts';
import { readFrontMatter } from './article.ts';
import type { FrontMatter, Inherited } from './inherit.ts';
import { decodeText } from './text.ts';

export interface DatedArticle {
  readonly id: string;
  readonly frontMatter: FrontMatter;
}

/** The articles without their bodies. A problem in one is not reported: it is there, and published, until it is fixed. */
export function loadDatedArticles(files: SourceFiles, inherited: Inherited): DatedArticle[] {
  return files
    .list('series')
    .filter(isArticle)
    .map((path) => {
      const id = idOf(path);
      const source = decodeText(path, files.read(path) ?? new Uint8Array()).value;
      return { id, frontMatter: readFrontMatter(id, source, inherited).value };
    });
}

export function isArticle(source: SourcePath): boolean {
  return /^series\/articles\/.+\.md$/.test(source);
}
