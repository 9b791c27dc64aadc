import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { LoadedArticle } from '../load/article.ts';
import type { Loaded } from '../load/load.ts';
import type { LoadedManifest } from '../load/manifest.ts';
import { publicationFile } from '../load/publication.ts';
import { describePluginError } from '../markdown/plugins/describe-plugin-error.ts';
import { named, PluginError } from '../markdown/plugins/plugin-error.ts';
import type { Plugins } from '../markdown/plugins/plugins.ts';
import { diagnoseCheck } from '../markdown/plugins/run-plugins.ts';
import type { Heading } from '../model/document.ts';
import { sourcePath } from '../model/paths.ts';
import { startOf } from '../model/place.ts';
import { sourceText } from '../model/source-text.ts';
import type { ArticleFacts, HeadingFacts, PublicationContext, SeriesFacts } from '../plugins/config.ts';

/** The checks that a publication has of its own, where they look at the whole of it. */
export async function runOwnChecks(
  plugins: Plugins | undefined,
  loaded: Loaded,
  asOf: string,
): Promise<readonly Diagnostic[]> {
  const checks = plugins?.checks.filter((check) => check.publication !== undefined) ?? [];
  if (plugins === undefined || checks.length === 0) return [];
  const diagnostics: Diagnostic[] = [];
  const facts: Omit<PublicationContext, 'report'> = {
    articles: loaded.articles.map(describeArticle),
    series: loaded.manifests.map(describeSeries),
    asOf,
  };
  for (const check of checks) {
    const report: PublicationContext['report'] = (message, { file = publicationFile, hint } = {}) => {
      diagnostics.push(diagnoseCheck(check, startOf(sourcePath(file)), message, hint));
    };
    try {
      await named(check.code, () => check.publication?.({ ...facts, report }));
    } catch (error) {
      if (!(error instanceof PluginError)) throw error;
      diagnostics.push(describePluginError(error, sourceText(publicationFile, ''), plugins.root));
    }
  }
  return diagnostics;
}

function describeArticle({ id, source, frontMatter, document }: LoadedArticle): ArticleFacts {
  const { title, summary, language, authors, tags, published, status, access } = frontMatter;
  return {
    ...{ id, file: source, title, summary, language, authors, tags, published, status },
    isForMembers: access === 'members',
    get headings() {
      return document.outline.flatMap(flatten);
    },
  };
}

function flatten({ id, title, depth, children }: Heading): HeadingFacts[] {
  return [{ id, title, depth }, ...children.flatMap(flatten)];
}

function describeSeries({ id, source, manifest, sections }: LoadedManifest): SeriesFacts {
  const { title, language } = manifest;
  return {
    id,
    file: source,
    title,
    language,
    parts: sections.flatMap(({ parts }) => parts.map((part) => part.id)),
  };
}
