import type { Data, Processor } from 'unified';

const colon = 58;
const phrase = 'span[';

/**
 * The one directive inside a sentence is `:span[`. Every other colon is a colon: `1:mange`, `kl. 10:30`. It is taken
 * here, before it is read as a directive, so that what follows it is read as usual.
 */
export function plainColons(this: Processor): void {
  const data = this.data();
  (data.micromarkExtensions ??= []).push({
    text: { [colon]: { name: 'plainColon', tokenize: tokenizeColons } },
  });
}

type Extension = NonNullable<Data['micromarkExtensions']>[number];
type Construct = Extract<NonNullable<NonNullable<Extension['text']>[string]>, { tokenize: unknown }>;

/** One colon that begins no phrase, or several in a row. */
const tokenizeColons: Construct['tokenize'] = (effects, ok, nok) => {
  const checkPhrase = effects.check({ partial: true, tokenize: tokenizePhrase }, nok, ok);
  let count = 0;
  return function next(code) {
    if (code === colon) {
      if (count === 0) effects.enter('data');
      effects.consume(code);
      count += 1;
      return next;
    }
    effects.exit('data');
    return count > 1 ? ok(code) : checkPhrase(code);
  };
};

const tokenizePhrase: Construct['tokenize'] = (effects, ok, nok) => {
  let index = 0;
  return function next(code) {
    if (code !== phrase.charCodeAt(index)) return nok(code);
    if (index === 0) effects.enter('data');
    effects.consume(code);
    index += 1;
    if (index < phrase.length) return next;
    effects.exit('data');
    return ok;
  };
};
