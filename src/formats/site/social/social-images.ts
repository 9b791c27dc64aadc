import type { Artifact } from '../../artifact.ts';
import { outputPath } from '../../../model/paths.ts';
import { makeQueue } from '../../../platform/make-queue.ts';
import { darkHueOf } from '../../hue.ts';
import { openFaces, type Faces } from '../../drawing/faces.ts';
import { drawSeriesMark, placeSeriesMark } from '../../drawing/series-mark.ts';
import type { RenderInput } from '../../format.ts';
import type { Pictures } from '../../make-services.ts';
import { rememberPer } from '../../../model/memoise.ts';
import { digestOf } from '../assets.ts';
import { setSocialImage, socialSize } from './set-social-image.ts';
import { describeSocialImage, type SocialFacts, type SocialSubject } from './social-facts.ts';

/** What a page says of its picture (The Open Graph protocol, "Structured Properties"). */
interface SocialImage {
  /** Relative to the folder of the site. Its name changes with what the picture shows: networks keep what they fetched. */
  readonly file: string;
  readonly width: number;
  readonly height: number;
  /** All words of the picture. */
  readonly alt: string;
}

const template = 'site/social-image';
/** As many as the cache looks up at the same time. */
const abreast = 4;

const remember = rememberPer<SocialImage>();

export function socialImageOf(subject: SocialSubject, input: RenderInput): SocialImage {
  return remember(input, keyOf(subject, input), () =>
    viewSocialImage(describeSocialImage(subject, input), input),
  );
}

/** What the subject is about, which is the same object wherever it is spoken of. */
function keyOf(subject: SocialSubject, { publication }: RenderInput): object {
  switch (subject.kind) {
    case 'home':
      return publication;
    case 'article':
      return subject.article;
    case 'series':
      return subject.series;
    case 'collection':
      return subject.book;
  }
}

/** The tags of a page that name its picture. */
export function tagSocialImage(
  subject: SocialSubject,
  input: RenderInput,
): { readonly property: string; readonly content: string }[] {
  const { file, width, height, alt } = socialImageOf(subject, input);
  return [
    { property: 'og:image', content: new URL(file, input.publication.baseUrl).href },
    { property: 'og:image:width', content: String(width) },
    { property: 'og:image:height', content: String(height) },
    { property: 'og:image:alt', content: alt },
  ];
}

/** The pictures of all pages that have one. They are drawn and painted when the site is packaged. */
export function socialImages(input: RenderInput): Artifact[] {
  let faces: Promise<Faces> | undefined;
  const openOnce = (): Promise<Faces> => (faces ??= openFaces(input));
  // A drawing is 50 kB of outlines until it is painted: a thousand at once would fill the memory.
  const takeTurn = makeQueue(abreast);
  return listSubjects(input).map((subject) => {
    return {
      kind: 'deferred',
      // Its name shows all that it shows.
      dependsOn: ['settings'],
      path: outputPath(`site/${socialImageOf(subject, input).file}`),
      make: ({ pictures }) =>
        takeTurn(() =>
          paintSocialImage(describeSocialImage(subject, input), input, { pictures, faces: openOnce }),
        ),
    };
  });
}

function listSubjects({ publication }: RenderInput): SocialSubject[] {
  return [
    { kind: 'home' },
    ...publication.series.map((series) => ({ kind: 'series', series }) as const),
    ...publication.books
      .filter(({ kind }) => kind === 'collection')
      .map((book) => ({ kind: 'collection', book }) as const),
    ...publication.articles.map((article) => ({ kind: 'article', article }) as const),
  ];
}

function viewSocialImage(facts: SocialFacts, { templates }: RenderInput): SocialImage {
  const digest = digestOf(JSON.stringify(facts) + templates.text(`${template}.eta`));
  return {
    ...socialSize,
    file: `assets/social/${facts.name}.${digest}.png`,
    alt: [facts.title, ...facts.lines.map(({ text }) => text), facts.publication]
      .filter((text) => text !== '')
      .join(' – '),
  };
}

/** A face of the system may have been used for letters that are no outlines. */
function paintSocialImage(
  facts: SocialFacts,
  input: RenderInput,
  { pictures, faces }: { readonly pictures: Pictures; readonly faces: () => Promise<Faces> },
): Promise<Uint8Array> {
  return pictures.draw({ social: facts, template: sourceOf(template, input) }, async () => {
    const svg = drawSocialImage(facts, input, await faces());
    return { bytes: await pictures.paint(svg), isLasting: !svg.includes('<text') };
  });
}

/** All that a template can say: where it includes others, any of the site's. */
function sourceOf(name: string, { templates }: RenderInput): readonly string[] {
  const text = templates.text(`${name}.eta`);
  if (!/\b(include|layout)/.test(text)) return [text];
  return templates.list('site').map((path) => templates.text(path));
}

function drawSocialImage(facts: SocialFacts, { templates }: RenderInput, faces: Faces): string {
  const hue = darkHueOf(facts.hue);
  const mark =
    facts.mark === undefined
      ? ''
      : placeSeriesMark(drawSeriesMark(facts.mark.planned, facts.mark.published), 836, 68, 312, hue.accent);
  return templates.render(template, { ...socialSize, ...hue, ...setSocialImage(facts, faces), mark });
}
