import type { Loaded } from '../load/load.ts';
import { coverPath, prefacePath, type LoadedImprint } from '../load/imprint.ts';
import { setTitle } from '../markdown/title.ts';
import { typographic } from '../markdown/typographic.ts';
import type { AccessibilityStatement, Imprint, License } from '../model/imprint.ts';
import type { PrintSettings } from '../model/print-settings.ts';
import type { Article } from '../model/series.ts';
import type { Manifest } from '../load/inherit.ts';

/** What a series or a collection says of its book; `articles` are its published parts. */
export function resolveImprint(loaded: LoadedImprint, articles: readonly Article[], all: Loaded): Imprint {
  const { title, summary, language, editors, contributors, isbn, subjects, source } = loaded.manifest;
  const [cover] = coverPath(loaded);
  const preface = prefacePath(loaded).flatMap((path) => all.prefaces.get(path.source) ?? [])[0];
  const { previous, ...edition } = loaded.manifest.edition;
  return {
    ...setTitle(title, language, all.titleFormulas),
    summary: typographic(summary, language),
    language,
    editors,
    authors: [...new Set(articles.flatMap((article) => article.authors))],
    ...resolveLicense(loaded.manifest.license, all.config.publication.license),
    contributors,
    edition: {
      ...edition,
      ...(previous === undefined ? {} : { previous }),
      changes: edition.changes.map((change) => typographic(change, language)),
    },
    ...(cover === undefined ? {} : { cover: { source: cover.source, place: cover.place } }),
    ...(preface === undefined ? {} : { preface }),
    isbns: new Map(
      Object.entries(isbn).flatMap(([format, value]) =>
        value === undefined ? [] : [[format, value.replaceAll(/[- ]/g, '')] as const],
      ),
    ),
    subjects,
    ...(source === undefined ? {} : { origin: source }),
    accessibility: resolveStatement(loaded.manifest, all),
    print: resolvePrint(all, loaded.manifest.print),
  };
}

/** What a book says of its print goes before what the publication says for all. */
export function resolvePrint({ config }: Loaded, own?: Manifest['print']): PrintSettings {
  const common = config.publication.print;
  return {
    format: own?.format ?? common?.format ?? 'a5',
    qrCodes: own?.qrCodes ?? common?.qrCodes ?? false,
    attachReferences: own?.attachReferences ?? common?.attachReferences ?? false,
  };
}

/** What a series says itself takes the place of what the publication says for all. An attestation older than the edition is none. */
function resolveStatement(
  { accessibility, edition }: Pick<Manifest, 'accessibility' | 'edition'>,
  all: Loaded,
): AccessibilityStatement {
  const { attestation, exemptions = [] } = accessibility ?? all.config.publication.accessibility ?? {};
  if (attestation === undefined || attestation.date < edition.date) return { exemptions };
  const { credential, ...signed } = attestation;
  return { attestation: { ...signed, ...(credential === undefined ? {} : { credential }) }, exemptions };
}

interface WrittenLicense {
  readonly name: string;
  readonly url?: string | undefined;
}

/** What an article or a book says of its licence, or else the publication, as a part of the model. */
export function resolveLicense(
  own: WrittenLicense | undefined,
  common: WrittenLicense | undefined,
): { readonly license?: License } {
  const license = own ?? common;
  if (license === undefined) return {};
  const { name, url } = license;
  return { license: { name, ...(url === undefined ? {} : { url }) } };
}
