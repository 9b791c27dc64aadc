import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { LoadedManifest } from '../../load/manifest.ts';
import type { Place } from '../../model/place.ts';
import type { PublicationCheck } from './check.ts';
import { openIdHints } from './hint-id.ts';

export const checkSeriesList: PublicationCheck = ({ config, manifests }) => {
  const known = new Set(manifests.map(({ id }) => id));
  const hint = openSeriesHints(manifests);
  return config.publication.series.flatMap((id, index) =>
    known.has(id) ? [] : [unknownSeries(id, config.place(['series', index]), hint)],
  );
};

export function openSeriesHints(manifests: readonly LoadedManifest[]): (written: string) => string {
  return openIdHints(
    manifests,
    ({ manifest }) => manifest.title,
    (id) => `series/${id}.yaml`,
  );
}

export function unknownSeries(id: string, place: Place, hint: (written: string) => string): Diagnostic {
  return diagnose('series-exists', place, `There is no series "${id}".`, { hint: hint(id) });
}
