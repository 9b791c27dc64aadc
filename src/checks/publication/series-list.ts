import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/nearest.ts';
import type { Place } from '../../model/place.ts';
import type { PublicationCheck } from './check.ts';

export const checkSeriesList: PublicationCheck = ({ config, manifests }) => {
  const ids = manifests.map(({ id }) => id);
  return config.publication.series.flatMap((id, index) =>
    ids.includes(id) ? [] : [unknownSeries(id, config.place(['series', index]), ids)],
  );
};

export function unknownSeries(id: string, place: Place, ids: readonly string[]): Diagnostic {
  return diagnose('series-exists', place, `There is no series "${id}".`, {
    hint: didYouMean(id, ids) ?? `Its manifest would be series/${id}.yaml.`,
  });
}
