import type { Feature } from '../feature.ts';
import { changePhrases, joinPieces, splitAtSigns } from '../phrase-signs.ts';
import { diagnose } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/nearest.ts';

/** What is between words: `10:30:45` and `std::vec` do not, nor does a name of LaTeX. */
const shortcode =
  /(?<![\p{L}\p{N}\p{M}:\\/]):(?:[a-z][a-z0-9_+-]{0,60}[a-z0-9]|\+1|-1|[ox]|100|1234|8ball):(?![\p{L}\p{N}:`])/gu;

/** `:tada:`: the names of GitHub. */
export const emoji: Feature = {
  name: 'emoji',
  async markdown(tree, { source, report, isForeign }) {
    if (source.text.search(shortcode) === -1) return;
    const { nameToEmoji } = await import('gemoji');
    changePhrases(tree, source.text, (children) => {
      const pieces = splitAtSigns(children, source.text, shortcode);
      if (pieces === undefined) return undefined;
      const shown = pieces.map((piece) => {
        if (piece.type !== 'sign') return piece;
        const name = piece.value.slice(1, -1);
        if (Object.hasOwn(nameToEmoji, name)) return { ...piece, value: nameToEmoji[name] ?? '' };
        const place = source.place(piece.start, piece.end);
        if (!isForeign(place))
          report(
            diagnose('dialect-known', place, `No emoji is called ${piece.value}: it is printed as text.`, {
              hint: didYouMean(name, Object.keys(nameToEmoji)) ?? 'Write the emoji itself.',
            }),
          );
        return piece;
      });
      return joinPieces(shown);
    });
  },
};
