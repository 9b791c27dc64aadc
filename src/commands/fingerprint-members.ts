import { openText } from '../leaks/body-text.ts';
import { takeFingerprints, type Fingerprints } from '../leaks/fingerprints.ts';
import { pictureText } from '../leaks/picture-text.ts';
import { digestOf } from '../leaks/name-content.ts';
import { openDocuments } from '../model/open-documents.ts';
import type { Asset, Publication } from '../model/publication.ts';
import type { LocalText } from '../model/site-settings.ts';
import type { Prepared } from './prepare.ts';

/** Takes the fingerprints of what members get and nobody else does. */
export function fingerprintMembers(
  { publication, templates }: Prepared,
  forMembers: Publication,
): Fingerprints {
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
