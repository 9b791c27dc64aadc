import { existsSync, readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { parse } from 'yaml';
import type { Imported, ImportedArticle, ImportedPublication, ImportedReferences } from '../imported.ts';
import { completeFrontMatter } from './complete-front-matter.ts';
import type { Places } from './compare.ts';
import type { LossList } from './loss-list.ts';
import { printArticle } from './print-article.ts';
import { addSeries, guessedSettings, printPublication, publicationFile } from './print-publication.ts';
import { printSeries } from './print-series.ts';
import type { Stage } from './stage.ts';

interface Found {
  readonly publication: Omit<ImportedPublication, 'kind'>;
  readonly articles: number;
  readonly assets: number;
  /** Their ids. */
  readonly series: readonly string[];
  readonly references: ImportedReferences['items'];
}

/** Of all texts of a source that say nothing else: what was asked for, and what they inherit in a publication of others. */
interface Languages {
  readonly asked: string | undefined;
  readonly inherited: string | undefined;
}

/** Puts everything that an importer finds on the stage. Articles are held one at a time. */
export async function stageAll(
  imported: AsyncIterable<Imported>,
  stage: Stage,
  losses: LossList,
  firstImported: string,
  languages: Languages,
): Promise<Found> {
  let publication: Omit<ImportedPublication, 'kind'> = {};
  let articles = 0;
  let assets = 0;
  const series: string[] = [];
  let references: ImportedReferences['items'] = [];
  for await (const one of imported) {
    switch (one.kind) {
      case 'publication':
        publication = { ...publication, ...one };
        break;
      case 'article': {
        const article = withLanguage(one, ownLanguage(publication.language, languages));
        const { frontMatter, guesses } = await completeFrontMatter(article, firstImported);
        stage.putText(`series/articles/${one.path}`, printArticle(frontMatter, one.body));
        for (const loss of guesses) losses.add(loss);
        articles += 1;
        // The machine code of the parser lets go of what it read only between two turns of the loop of events.
        if (articles % 50 === 0) await setImmediate();
        break;
      }
      case 'series':
        stage.putText(
          `series/${one.id}.yaml`,
          printSeries(
            { ...one, language: one.language ?? ownLanguage(publication.language, languages) },
            firstImported,
          ),
        );
        series.push(one.id);
        break;
      case 'asset':
        stage.putAsset(`series/articles/${one.path}`, one.content);
        assets += 1;
        break;
      case 'references':
        references = one.items;
        break;
      case 'loss':
        losses.add(one);
    }
  }
  return { publication, articles, assets, series, references };
}

/** The language of a source, where its articles would inherit another one. */
function ownLanguage(ofSource: string | undefined, { asked, inherited }: Languages): string | undefined {
  const language = asked ?? ofSource;
  return inherited === undefined || language === inherited ? undefined : language;
}

function withLanguage(article: ImportedArticle, own: string | undefined): ImportedArticle {
  const { frontMatter } = article;
  if (own === undefined || frontMatter.language !== undefined) return article;
  return { ...article, frontMatter: { ...frontMatter, language: own } };
}

export interface StagedPublication {
  /** The settings that were made up. */
  readonly guessed: readonly string[];
  /** The text of a publication that no import wrote, with the series at the end of its list. */
  readonly extended: string | undefined;
}

/** Stages a publication where the target has none, or has one from an earlier import; adds the series to any other. */
export function stagePublication(
  settings: Omit<ImportedPublication, 'kind'>,
  series: readonly string[],
  { target, stage, earlier }: Places,
): StagedPublication {
  const place = target.place(publicationFile);
  if (existsSync(place) && earlier.baseOf(publicationFile) === undefined) {
    const text = readFileSync(place, 'utf8');
    const extended = addSeries(text, series);
    return { guessed: [], extended: extended === text ? undefined : extended };
  }
  stage.putText(publicationFile, printPublication(settings, series));
  return { guessed: guessedSettings(settings), extended: undefined };
}

/** The language of a publication that is not from an import of the same source. */
export function languageOfTarget({ target, earlier }: Places): string | undefined {
  const place = target.place(publicationFile);
  if (!existsSync(place) || earlier.baseOf(publicationFile) !== undefined) return undefined;
  const settings: unknown = parse(readFileSync(place, 'utf8'));
  const language =
    typeof settings === 'object' && settings !== null && 'language' in settings
      ? settings.language
      : undefined;
  return typeof language === 'string' ? language : undefined;
}
