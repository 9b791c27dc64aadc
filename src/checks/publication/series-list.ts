import { diagnose } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/nearest.ts';
import type { PublicationCheck } from './check.ts';

export const checkSeriesList: PublicationCheck = ({ config, manifests }) => {
  const ids = manifests.map(({ id }) => id);
  return config.publication.series.flatMap((id, index) =>
    ids.includes(id)
      ? []
      : [
          diagnose('series-exists', config.place(['series', index]), `There is no series "${id}".`, {
            hint: didYouMean(id, ids) ?? `Its manifest would be series/${id}.yaml.`,
          }),
        ],
  );
};
