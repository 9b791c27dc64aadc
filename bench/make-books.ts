import type { Format, FormatInput } from '../src/formats/format.ts';

/** Renders and packages every book, and writes none. Returns their bytes in all. */
export async function makeBooks(format: Format, input: FormatInput): Promise<number> {
  let size = 0;
  for (const job of format.plan(input)) {
    for (const artifact of (await job.render()).value) {
      if (artifact.kind !== 'book') continue;
      const file = await artifact.make();
      size += file.size;
      file.remove();
    }
  }
  return size;
}
