import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { readWithoutMetadata } from '../../load/picture-content.ts';
import type { Artifact } from '../artifact.ts';
import type { Dependencies } from '../../model/dependencies.ts';
import type { ColourPair, Theme } from '../../model/site-settings.ts';
import { outputPath } from '../../model/paths.ts';
import { isPicture, type Asset, type Attachment, type Picture } from '../../model/publication.ts';
import { assetAddress } from '../addresses.ts';
import { resolveBorrowed } from '../borrowed-words.ts';
import type { Download, RenderInput } from '../format.ts';
import type { MakeServices } from '../make-services.ts';
import { holdsMathematics } from '../holds-mathematics.ts';
import { readFonts } from './fonts.ts';
import { fallbackOf, type Fallback } from '../picture-fallback.ts';
import { needsFitting, screenTask } from './pictures/plan-copies.ts';
import { styleNotes } from './notes.ts';
import { shortenStyle } from './shorten.ts';

/** Where a copy of a book is, relative to the folder of the site. */
export function fileOfDownload({ book, path }: Download): string {
  return `books/${book.path}${extname(path)}`;
}

function bytesArtifact(file: string, bytes: Uint8Array): Artifact {
  return { kind: 'bytes', path: outputPath(`site/${file}`), make: () => bytes };
}

export function textArtifact(file: string, text: string): Artifact {
  return { kind: 'text', path: outputPath(`site/${file}`), make: () => text };
}

/** A file that is rendered when it is written, and not again before something it depends on is another. */
export function pageArtifact(
  file: string,
  dependsOn: Dependencies,
  make: (services: MakeServices) => string,
): Artifact {
  return { kind: 'text', path: outputPath(`site/${file}`), dependsOn, make };
}

/** A page in HTML, likewise. */
export function htmlArtifact(file: string, dependsOn: Dependencies, make: () => string): Artifact {
  return pageArtifact(file, dependsOn, () => resolveBorrowed(make(), 'html'));
}

/** Every file that the articles show or offer, except static files, which they link to in their place. Pictures that a screen cannot show as they are come last. */
export function collectAssets({ publication }: RenderInput): Artifact[] {
  return [...publication.assets.values()].flatMap((asset) => {
    if (isPicture(asset)) return collectPicture(asset);
    return asset.staticPath === undefined ? [collectAttachment(asset)] : [];
  });
}

function collectAttachment(asset: Attachment): Artifact {
  const { file, pictureType } = asset;
  const path = outputPath(`site/${assetAddress(asset)}`);
  const dependsOn = dependenciesOf(asset);
  return pictureType === undefined
    ? { kind: 'stored', path, dependsOn, file }
    : { kind: 'bytes', path, dependsOn, make: () => readWithoutMetadata(asset, pictureType) };
}

/** What pages show of a picture, and what readers download. */
function collectPicture(picture: Picture): Artifact[] {
  const own: Fallback = { file: assetAddress(picture), mediaType: picture.mediaType };
  const shown = fallbackOf(picture);
  const isOther = shown.file !== own.file;
  const files = [...(isOther ? [shown] : []), ...(!isOther || picture.isOffered ? [own] : [])];
  return files.map(({ file, mediaType }): Artifact => {
    const path = outputPath(`site/${file}`);
    const dependsOn = dependenciesOf(picture);
    if (mediaType === picture.mediaType && !needsFitting(picture))
      return { kind: 'bytes', path, dependsOn, make: picture.read };
    const make = ({ pictures }: MakeServices) =>
      pictures.encode(screenTask(picture, mediaType), picture.read);
    return { kind: 'deferred', path, dependsOn, make };
  });
}

function dependenciesOf({ source }: Asset): Dependencies {
  return ['settings', `asset ${source}`];
}

/** The books lie in the output already: the site takes its own copy of each. */
export function copyDownloads({ downloads }: RenderInput): Artifact[] {
  return downloads.map((download) => ({
    kind: 'copy',
    path: outputPath(`site/${fileOfDownload(download)}`),
    of: download.path,
  }));
}

export interface Style {
  /** The style sheet, relative to the folder of the site. Its name changes with its content. */
  readonly file: string;
  readonly artifacts: readonly Artifact[];
}

export function makeStyle({ publication, templates, font }: RenderInput): Style {
  const withMathematics = holdsMathematics(publication);
  const { theme } = publication.site;
  const fonts = readFonts(theme, font, withMathematics);
  const css = [
    fonts.css,
    shortenStyle(templates.text('mathematics.css')),
    shortenStyle(templates.text('site/site.css')),
    styleNotes(publication.articles),
    styleTheme(theme, fonts.names),
  ]
    .join('\n')
    .trim();
  const file = `assets/site.${digestOf(css)}.css`;
  return {
    file,
    artifacts: [
      textArtifact(file, css),
      ...[...fonts.files].map(([path, bytes]) => bytesArtifact(path, bytes)),
    ],
  };
}

/** What the editor chooses is last, and so before what the style sheet says. */
function styleTheme({ accent, paper }: Theme, names: string): string {
  const pair = (name: string, colours: ColourPair | undefined) =>
    colours === undefined ? '' : `--${name}:light-dark(${colours.light},${colours.dark});`;
  const declarations = `${names}${pair('accent', accent)}${pair('paper', paper)}`;
  return declarations === '' ? '' : `:root{${declarations}}`;
}

/** What the name of a file bears that changes with its content. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}
