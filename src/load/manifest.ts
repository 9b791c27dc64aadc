import type { Checked } from '../diagnostics/diagnostic.ts';
import { idOf } from '../model/ids.ts';
import type { SourcePath } from '../model/paths.ts';
import { checkShape } from './shape/check-shape.ts';
import { placesIn, readOnce, type YamlReader } from './load-yaml.ts';
import { foreignYaml } from './foreign-files.ts';
import { findMissing, inheritImprint, type Inherited, type Manifest } from './inherit.ts';
import { manifestSchema, type WrittenManifest } from './schemas/manifest.ts';
import { partsOf, readSections, type LoadedSection } from './sections.ts';
import type { YamlSource } from './yaml.ts';

/** A manifest as it was written: its shape is checked, what it names is not. */
export interface LoadedManifest {
  readonly id: string;
  readonly source: SourcePath;
  readonly manifest: Manifest;
  readonly sections: readonly LoadedSection[];
  /** Whether the shape is right. If not, `manifest` is a placeholder. */
  readonly isValid: boolean;
  readonly place: YamlSource['place'];
}

export interface ManifestContext {
  readonly inherited: Inherited;
  /** The ids of the series that the publication lists. */
  readonly listed: ReadonlySet<string>;
}

/** The value is undefined for a file that is no manifest. */
export function loadManifest(
  path: SourcePath,
  reader: YamlReader,
  { inherited, listed }: ManifestContext,
): Checked<LoadedManifest | undefined> {
  const id = idOf(path);
  const { place } = placesIn(path, reader);
  const { value: read, diagnostics } = readOnce(path, reader, readManifest);
  if (read.isForeign && !listed.has(id)) return { value: undefined, diagnostics: [foreignYaml(path)] };
  const manifest = read.manifest && inheritImprint(read.manifest, inherited, { place });
  const problems =
    manifest === undefined
      ? findMissing('editors', read.written, inherited, { place })
      : 'code' in manifest
        ? [manifest]
        : [];
  const isValid = manifest !== undefined && problems.length === 0;
  return {
    value: {
      id,
      source: path,
      manifest: isValid && !('code' in manifest) ? manifest : placeholder(id, inherited),
      sections: read.sections,
      isValid,
      place,
    },
    diagnostics: [...diagnostics, ...problems],
  };
}

/** `manifest` is undefined for one of the wrong shape. Its parts are read all the same, and checked in the same run. */
interface ReadManifest {
  readonly manifest: WrittenManifest | undefined;
  /** The keys of one of the wrong shape. */
  readonly written: readonly string[];
  readonly sections: readonly LoadedSection[];
  readonly isForeign: boolean;
}

function readManifest(yaml: YamlSource, isBroken: boolean): Checked<ReadManifest> {
  const { value, diagnostics, written } = isBroken ? nothing : checkShape(manifestSchema, yaml);
  return {
    value: {
      manifest: value,
      written,
      sections: readSections(value?.parts ?? partsOf(yaml.data)),
      isForeign: looksForeign(yaml.text),
    },
    diagnostics,
  };
}

const nothing = { value: undefined, diagnostics: [], written: [] };

/** Stands in for a manifest of the wrong shape. */
function placeholder(id: string, { language }: Inherited): Manifest {
  return {
    title: id,
    summary: id,
    language,
    editors: [],
    contributors: [],
    edition: { number: 1, date: '1970-01-01', changes: [] },
    isbn: {},
    subjects: [],
    formerly: [],
    parts: [],
  };
}

/** YAML of something else that happens to be in the folder of manifests. */
function looksForeign(text: string): boolean {
  return !/^ {0,2}["']?(?:parts|planned|editors|edition)["']?\s*[:=：]/m.test(text);
}
