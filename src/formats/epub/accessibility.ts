import { holdsFormula } from '../../markdown/title.ts';
import type { Book } from '../../model/book.ts';
import type { Attestation } from '../../model/imprint.ts';
import type { Document } from '../../model/document.ts';
import type { Words } from '../../model/words.ts';
import { formatDate } from '../intl.ts';

/** Accessibility metadata by its schema.org property (EPUB Accessibility 1.1, section 2). */
export interface Accessibility {
  readonly accessMode: readonly string[];
  readonly accessModeSufficient: readonly string[];
  readonly accessibilityFeature: readonly string[];
  readonly accessibilityHazard: readonly string[];
  readonly accessibilitySummary: string;
}

/** What was found in the content of a book. */
export interface AccessibilityFacts {
  readonly documents: readonly Document[];
  /** Of its chapters, as HTML. */
  readonly titles: readonly string[];
  /** Whether a picture moves: what it shows then is not known. */
  readonly hasAnimation: boolean;
  readonly hasPageList: boolean;
}

/** What is true of this book: read off its content, never claimed. */
export function describeAccessibility(
  { documents, titles, hasAnimation, hasPageList }: AccessibilityFacts,
  words: Words,
): Accessibility {
  const images = documents.flatMap(({ assets }) => assets.filter(({ role }) => role === 'image'));
  const hasImages = images.length > 0;
  const isDescribed = images.every(({ alt }) => alt.trim() !== '');
  const hasMathematics = documents.some((document) => document.hasMathematics) || titles.some(holdsFormula);
  const hasHeadings = documents.some(({ outline }) => outline.length > 0);
  return {
    accessMode: ['textual', ...(hasImages ? ['visual'] : [])],
    accessModeSufficient: [...(isDescribed ? ['textual'] : []), ...(hasImages ? ['textual,visual'] : [])],
    accessibilityFeature: [
      'tableOfContents',
      'readingOrder',
      'displayTransformability',
      'ARIA',
      ...(hasHeadings ? ['structuralNavigation'] : []),
      ...(hasImages && isDescribed ? ['alternativeText'] : []),
      ...(hasMathematics ? ['MathML'] : []),
      ...(hasPageList ? ['pageNavigation', 'pageBreakMarkers'] : []),
    ],
    accessibilityHazard: hasAnimation
      ? ['unknownFlashingHazard', 'unknownMotionSimulationHazard', 'noSoundHazard']
      : ['none'],
    accessibilitySummary: [
      words('epubAccessibility'),
      ...(hasImages && isDescribed ? [words('epubAccessibleImages')] : []),
      ...(hasMathematics ? [words('epubAccessibleMathematics')] : []),
      ...(hasPageList ? [words('epubAccessiblePages')] : []),
      ...(hasAnimation ? [words('epubMovingImages')] : []),
    ].join(' '),
  };
}

/** A claim as the metadata and the colophon state it. */
export interface Claim extends Attestation {
  /** Exactly as EPUB Accessibility 1.1, section 4.2.2, has it. */
  readonly conformsTo: string;
  /** For readers. */
  readonly phrase: string;
}

/** Only what somebody signed. */
export function describeClaim({ accessibility, language }: Book, words: Words): Claim | undefined {
  const { attestation } = accessibility;
  if (attestation === undefined) return undefined;
  const { by, date, wcag, level } = attestation;
  return {
    ...attestation,
    conformsTo: `EPUB Accessibility 1.1 - WCAG ${wcag} Level ${level}`,
    phrase: words('epubAttested', { by, date: formatDate(date, language), wcag, level }),
  };
}
