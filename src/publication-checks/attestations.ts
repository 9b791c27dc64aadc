import { diagnose } from '../diagnostics/diagnostic.ts';
import type { PublicationCheck } from './check.ts';

/** Nobody's word is taken for an edition that came after it. */
export const checkAttestations: PublicationCheck = ({ config, manifests, collections }) =>
  [...manifests, ...collections].flatMap(({ manifest, place }) => {
    const { accessibility, edition, title } = manifest;
    const attestation = (accessibility ?? config.publication.accessibility)?.attestation;
    if (attestation === undefined || attestation.date >= edition.date) return [];
    const at =
      accessibility === undefined
        ? config.place(['accessibility', 'attestation', 'date'])
        : place(['accessibility', 'attestation', 'date']);
    return [
      diagnose(
        'attestation-current',
        at,
        `The attestation of ${attestation.date} is older than the edition of "${title}" of ${edition.date}.`,
        {
          hint: 'The book claims no conformance until someone has tested this edition.',
          related: [{ message: 'the edition', place: place(['edition', 'date']) }],
        },
      ),
    ];
  });
