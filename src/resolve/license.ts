import type { License } from '../model/imprint.ts';

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
