import { textOfBuilder } from './builders/text-of-builder.ts';
import type { Export } from './open-exports.ts';
import { readWxr, type WxrPart } from './read-wxr.ts';

/** The parts of an export. A post whose text a page builder keeps in data of its own has it as its text. */
export async function* readExport({ name, read }: Export): AsyncGenerator<WxrPart> {
  for await (const part of readWxr(read(), name)) {
    const found = part.kind === 'item' ? textOfBuilder(part.item) : undefined;
    if (part.kind !== 'item' || found === undefined) yield part;
    else {
      const values = new Map([...part.item.values, ['content:encoded', found.html]]);
      yield { kind: 'item', item: { ...part.item, values, builder: found } };
    }
  }
}
