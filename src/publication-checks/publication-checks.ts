import type { PublicationCheck } from './check.ts';
import { checkAttestations } from './attestations.ts';
import { checkCitations } from './citations.ts';
import { checkCollections } from './collections.ts';
import { checkLinks } from './links.ts';
import { checkParts } from './parts.ts';
import { checkPlainTexts } from './plain-texts.ts';
import { checkSeriesList } from './series-list.ts';
import { checkSlugs } from './slugs.ts';
import { checkStaticFiles } from './static-files.ts';
import { checkTheme } from './theme.ts';
import { checkTranslations } from './translations.ts';

/** Every check that needs the whole publication. */
export const publicationChecks: readonly PublicationCheck[] = [
  checkSeriesList,
  checkSlugs,
  checkParts,
  checkPlainTexts,
  checkCollections,
  checkAttestations,
  checkLinks,
  checkCitations,
  checkStaticFiles,
  checkTheme,
  checkTranslations,
];
