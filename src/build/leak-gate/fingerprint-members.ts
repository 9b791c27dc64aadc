import { openText } from '../../leaks/body-text.ts';
import { computeFingerprints, type Fingerprints, type ProtectedAsset } from '../../leaks/fingerprints.ts';
import { pictureText } from '../../leaks/picture-text.ts';
import { digestOf } from '../../leaks/name-content.ts';
import { openDocuments } from '../../model/open-documents.ts';
import { isPicture, type Asset, type Publication } from '../../model/publication.ts';
import { readWithoutMetadata } from '../../load/picture-content.ts';
import { digestFile } from '../../platform/stored-files.ts';
import type { LocalText } from '../../model/site-settings.ts';
import type { PreparedPublication } from '../prepare.ts';

/** Takes the fingerprints of what members get and nobody else does. */
export function fingerprintMembers(
  { publication, templates }: PreparedPublication,
  forMembers: Publication,
): Fingerprints {
  const membersOnly = [...forMembers.assets.values()].filter(({ source }) => !publication.assets.has(source));
  const texts = forMembers.articles
    .filter(({ access }) => access === 'members')
    .map((article) => ({
      ...article,
      pictures: article.document.assets.flatMap(({ source }) =>
        membersOnly.filter((asset) => asset.source === source).flatMap(textsOfPicture),
      ),
    }));
  return computeFingerprints(
    texts,
    [...listOpenTexts(publication), ...templates.list('words').map((path) => templates.text(path))],
    [
      ...membersOnly.map((asset) => ({
        source: asset.source,
        name: asset.name,
        digest: digestOfAsset(asset),
      })),
      ...secretStaticFiles(publication, forMembers),
    ],
  );
}

/** Each is found by its content alone: the public edition may have another file of the same name. */
function secretStaticFiles(publication: Publication, forMembers: Publication): ProtectedAsset[] {
  const open = new Set(publication.staticFiles.map(({ source }) => source));
  return forMembers.staticFiles
    .filter(({ source, file }) => !open.has(source) && file.size > 0)
    .map(({ source, file }) => ({ source, name: source, digest: digestFile(file.path, 'hex') }));
}

/** What everyone may read, wherever it is. */
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
    ...[...assets.values()].flatMap(textsOfPicture),
    ...[...references.values()].map((reference) => JSON.stringify(reference)),
    ...[promotion?.text, subscription?.price, subscription?.promise, forms.consent, forms.retention].flatMap(
      (texts: LocalText | undefined) => [...(texts?.values() ?? [])],
    ),
  ];
}

function textsOfPicture(asset: Asset): string[] {
  const isDrawing = isPicture(asset) && asset.mediaType === 'image/svg+xml';
  return isDrawing ? [pictureText(new TextDecoder().decode(asset.read()))] : [];
}

/** Of what is published of it. */
function digestOfAsset(asset: Asset): string {
  if (isPicture(asset)) return asset.digest;
  return asset.pictureType === undefined
    ? digestFile(asset.file.path, 'hex')
    : digestOf(readWithoutMetadata(asset, asset.pictureType));
}
