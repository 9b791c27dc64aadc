import type { Format, RenderInput } from '../src/formats/format.ts';
import type { MakeServices } from '../src/formats/make-services.ts';

/** Renders and packages every book, and writes none. Returns their bytes in all. */
export async function makeBooks(
  format: Format,
  { input, services }: { readonly input: RenderInput; readonly services: MakeServices },
): Promise<number> {
  let size = 0;
  for (const job of format.plan(input)) {
    const render = await job.prepare(services);
    for (const artifact of (await render()).value) {
      if (artifact.kind !== 'book') continue;
      const file = await artifact.make(services);
      size += file.size;
      file.remove();
    }
  }
  return size;
}
