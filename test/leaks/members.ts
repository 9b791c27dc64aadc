import { computeFingerprints, type Fingerprints, type ProtectedAsset } from '../../src/leaks/fingerprints.ts';
import type { Leak } from '../../src/leaks/leak.ts';
import { searchFile } from '../../src/leaks/search-file.ts';
import { sourcePath } from '../../src/model/paths.ts';
import { readMarkdown } from '../harness/markdown.ts';

export const source = sourcePath('series/articles/tillit.md');

/** The sentence that the tests plant. */
export const secret =
  'Kjøperen følger leverandøren i årevis, før han «tør» å be om et lån på egne vegne av selskapet.';

/** Its beginning, as the tests plant it in pieces. */
export const secretStart = 'Kjøperen følger leverandøren i årevis';

export const body = `Tillit er ikke gitt, den vokser langsomt mellom folk som møtes ofte nok til å huske hverandre.

## Hvorfor tilliten mellom partene vokser så sakte

${secret} Først da vet begge hva de har.

- Avtalen holder så lenge ingen av dem ser over skulderen
- Ingen regner

| Fase | Hva som skjer mellom partene |
| ---- | ---------------------------- |
| Ny   | De prøver hverandre med små og trygge bestillinger |

![Tre kurver som møtes der tilliten er størst og prisen lavest](figurer/noder.svg "Kurvene krysser hverandre først i det femte året av forholdet")

$$
\\text{tillit} = \\frac{\\text{holdte løfter over hele perioden}}{\\text{alle løfter som ble gitt}}
$$

\`\`\`js
const promisesKeptBySupplier = ledger.filter((entry) => entry.kept).length;
\`\`\`

Et løfte koster.[^note]

[^note]: Fotnoten sier hvem som egentlig brøt avtalen den gangen i Bergen.
`;

export const title = 'Tillit mellom kjøper og selger i norske bedriftsmarkeder';
export const summary =
  'Hvordan tilliten mellom en kjøper og en selger blir til, og hva som skal til for å bryte den.';

export async function fingerprintsOf(
  text: string = body,
  open: readonly string[] = [],
  assets: readonly ProtectedAsset[] = [],
): Promise<Fingerprints> {
  const { document } = await readMarkdown(text);
  return computeFingerprints([{ source, language: 'nb', title, summary, document }], open, assets);
}

export function searchBytes(
  path: string,
  content: string | Uint8Array,
  fingerprints: Fingerprints,
  room = { left: 1e8 },
): Promise<Leak[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return searchFile(path, bytes, fingerprints, room);
}

/** Where in a file something leaked: `file: place`. */
export async function placesIn(
  path: string,
  content: string | Uint8Array,
  fingerprints?: Fingerprints,
): Promise<string[]> {
  const leaks = await searchBytes(path, content, fingerprints ?? (await fingerprintsOf()));
  return leaks.map(({ file, place, kind }) => `${kind} ${file}: ${place}`);
}
