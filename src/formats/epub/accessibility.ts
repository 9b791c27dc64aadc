import type { Words } from '../../model/words.ts';
import type { Series } from '../../model/publication.ts';

/** Accessibility metadata by its schema.org property (EPUB Accessibility 1.1, section 2). */
export interface Accessibility {
  readonly accessMode: readonly string[];
  readonly accessModeSufficient: readonly string[];
  readonly accessibilityFeature: readonly string[];
  readonly accessibilityHazard: readonly string[];
  readonly accessibilitySummary: string;
}

/** What is true of this book: read off its content, never claimed. That every image has an alternative text is checked before. */
export function describeAccessibility({ memberships }: Series, words: Words): Accessibility {
  const documents = memberships
    .filter(({ article }) => article.access === 'public')
    .map(({ article }) => article.document);
  const hasImages = documents.some(({ assets }) => assets.some(({ role }) => role === 'image'));
  const hasMathematics = documents.some((document) => document.hasMathematics);
  return {
    accessMode: ['textual', 'visual'],
    accessModeSufficient: ['textual', ...(hasImages ? ['textual,visual'] : [])],
    accessibilityFeature: [
      'tableOfContents',
      'readingOrder',
      'structuralNavigation',
      'displayTransformability',
      'alternativeText',
      ...(hasMathematics ? ['MathML'] : []),
    ],
    accessibilityHazard: ['none'],
    accessibilitySummary: [
      words('epubAccessibility'),
      ...(hasImages ? [words('epubAccessibleImages')] : []),
      ...(hasMathematics ? [words('epubAccessibleMathematics')] : []),
    ].join(' '),
  };
}
