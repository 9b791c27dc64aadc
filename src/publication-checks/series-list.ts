import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { LoadedManifest } from '../load/manifest.ts';
import type { Place } from '../model/place.ts';
import type { PublicationCheck } from './check.ts';
import { fixId, openIdHints, type IdHint } from './hint-id.ts';

export const checkSeriesList: PublicationCheck = ({ config, manifests }) => {
  const known = new Set(manifests.map(({ id }) => id));
  const hint = openSeriesHints(manifests);
  const listed = new Set(config.publication.series);
  return config.publication.series.flatMap((id, index) =>
    known.has(id) ? [] : [unknownSeries(id, config.place(['series', index]), hint, listed)],
  );
};

export function openSeriesHints(manifests: readonly LoadedManifest[]): (written: string) => IdHint {
  return openIdHints(
    manifests,
    ({ manifest }) => manifest.title,
    (id) => `series/${id}.yaml`,
  );
}

export function unknownSeries(
  id: string,
  place: Place,
  hintSeries: (written: string) => IdHint,
  listed: ReadonlySet<string>,
): Diagnostic {
  const { hint, meant } = hintSeries(id);
  const fix = fixId(place, meant, listed);
  return diagnose('series-exists', place, `There is no series "${id}".`, { hint, fix });
}
