import { existsSync } from 'node:fs';
import { keyOf } from '../cache/key.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Staging } from '../emit/staging.ts';
import type { Format } from '../formats/format.ts';
import { formats } from '../formats/registry.ts';
import { openText } from '../leaks/body-text.ts';
import { diagnoseLeaks } from '../leaks/diagnose-leaks.ts';
import { takeFingerprints, type Fingerprints } from '../leaks/fingerprints.ts';
import { pictureText } from '../leaks/picture-text.ts';
import { digestOf } from '../leaks/search-file.ts';
import { searchFolder } from '../leaks/search-folder.ts';
import type { Earlier } from '../incremental/earlier.ts';
import { publicationFile } from '../load/publication.ts';
import { openDocuments } from '../model/open-documents.ts';
import type { Asset, Publication } from '../model/publication.ts';
import type { LocalText } from '../model/site-settings.ts';
import { outputPath } from '../model/paths.ts';
import type { SourceFiles } from '../platform/source-files.ts';
import type { KnownCleanFiles } from './clean-files.ts';
import type { Prepared } from './prepare.ts';

export interface LeakSearch {
  readonly diagnostics: readonly Diagnostic[];
  /** A digest of all that was looked for; empty where nothing is for members alone. */
  readonly secrets: string;
}

/**
 * Looks for what is for members in all that everyone will get: in the outputs that were just made, and in those of
 * earlier builds that stay, unless the same was looked for in them already.
 */
export async function findLeaks(
  prepared: Prepared,
  replaces: (format: Format) => boolean,
  staging: Staging,
  files: SourceFiles,
  earlier: Pick<Earlier, 'record' | 'outputs'>,
  openClean: (fingerprints: Fingerprints) => KnownCleanFiles,
): Promise<LeakSearch> {
  if (prepared.forMembers === undefined) return { diagnostics: [], secrets: '' };
  const fingerprints = fingerprintMembers(prepared, prepared.forMembers);
  const secrets = digestSecrets(fingerprints);
  const isKnown = (path: string) =>
    earlier.record?.secrets === secrets && earlier.outputs.has(outputPath(path));
  const leaks = [];
  const clean = openClean(fingerprints);
  for (const format of formats) {
    const { id } = format;
    const folders = staging.foldersOf(id);
    const stays = (path: string) => !replaces(format) || folders.kept.has(path);
    const searches = [
      { folder: folders.made, isAsked: () => true },
      { folder: folders.earlier, isAsked: (path: string) => stays(path) && !isKnown(`${id}/${path}`) },
    ];
    for (const { folder, isAsked } of searches) {
      if (!existsSync(folder)) continue;
      const found = await searchFolder(folder, fingerprints, {}, clean, isAsked);
      leaks.push(...found.map((leak) => ({ ...leak, file: `${id}/${leak.file}` })));
    }
  }
  clean.keep();
  const decoder = new TextDecoder();
  const diagnostics = diagnoseLeaks(leaks, {
    manifest: publicationFile,
    readSource: (file) => decoder.decode(files.read(file)),
  });
  return { diagnostics, secrets };
}

function digestSecrets({ letters, isWordStart, isOpen, assets }: Fingerprints): string {
  return keyOf([...[letters, isWordStart, isOpen].map(({ buffer }) => new Uint8Array(buffer)), assets]);
}

function fingerprintMembers({ publication, templates }: Prepared, forMembers: Publication): Fingerprints {
  const secret = [...forMembers.assets.values()].filter(({ source }) => !publication.assets.has(source));
  const texts = forMembers.articles
    .filter(({ access }) => access === 'members')
    .map((article) => ({
      ...article,
      pictures: article.document.assets.flatMap(({ source }) =>
        secret.filter((asset) => asset.source === source).flatMap(textOfPicture),
      ),
    }));
  return takeFingerprints(
    texts,
    [...listOpenTexts(publication), ...templates.list('words').map((path) => templates.text(path))],
    secret.map(({ source, name, bytes }) => ({ source, name, digest: digestOf(bytes) })),
  );
}

/** What everyone may read, wherever it stands. */
function listOpenTexts(publication: Publication): string[] {
  const { articles, series, books, assets, references, site } = publication;
  const documents = [...openDocuments(articles), ...books.flatMap(({ preface }) => preface?.document ?? [])];
  const { promotion, subscription, forms } = site;
  return [
    publication.title,
    publication.summary,
    ...documents.map(openText),
    ...[...articles, ...series, ...books].flatMap(({ title, summary }) => [title, summary]),
    ...series.flatMap(({ sections }) => sections.flatMap(({ title }) => title ?? [])),
    ...books.flatMap(({ edition, subjects }) => [...edition.changes, ...subjects]),
    ...[...assets.values()].flatMap(textOfPicture),
    ...[...references.values()].map((reference) => JSON.stringify(reference)),
    ...[promotion?.text, subscription?.price, subscription?.promise, forms.consent, forms.retention].flatMap(
      (texts: LocalText | undefined) => [...(texts?.values() ?? [])],
    ),
  ];
}

function textOfPicture({ mediaType, bytes }: Asset): string[] {
  return mediaType === 'image/svg+xml' ? [pictureText(new TextDecoder().decode(bytes))] : [];
}
