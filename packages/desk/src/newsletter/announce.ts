import * as z from 'zod';
import type { Catalogue, CatalogueSeries } from '../catalogue/catalogue.ts';
import type { Queries } from '../database/database.ts';
import { addAnnouncement, addPart, listSeries, putSeries } from './store.ts';

const neighbour = z.object({ position: z.number(), title: z.string(), url: z.string() });
const newPart = neighbour.extend({
  summary: z.string(),
  before: neighbour.optional(),
  after: neighbour.optional(),
});
/** What a mail about new parts of a series says. */
export const announced = z.object({
  title: z.string(),
  language: z.string(),
  total: z.number(),
  parts: z.array(newPart).min(1),
});
export type Announced = z.infer<typeof announced>;

/**
 * Compares the series with what is known of them, and notes an announcement for each that has new parts. Of a series
 * that is seen for the first time nothing is new: its parts have been there before the desk.
 */
export async function noteNewParts(
  queries: Queries,
  { series }: Pick<Catalogue, 'series'>,
  now: number,
): Promise<number> {
  const known = await listSeries(queries);
  let count = 0;
  for (const one of series) {
    const wasThere = known.some(({ url }) => url === one.url);
    await putSeries(queries, one);
    const isNew: boolean[] = [];
    for (const { article } of one.parts) isNew.push(await addPart(queries, one.url, article));
    const content = describeParts(one, isNew);
    if (!wasThere || content.parts.length === 0) continue;
    await addAnnouncement(queries, one.url, content, now);
    count += 1;
  }
  return count;
}

function describeParts({ title, language, parts }: CatalogueSeries, isNew: readonly boolean[]): Announced {
  const place = (index: number) => {
    const part = parts[index];
    return part === undefined ? undefined : { position: part.position, title: part.title, url: part.url };
  };
  const fresh = parts.flatMap((part, index) => {
    if (isNew[index] !== true) return [];
    const [before, after] = [place(index - 1), place(index + 1)];
    const { position, title: name, url, summary } = part;
    return [
      {
        position,
        title: name,
        url,
        summary,
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
      },
    ];
  });
  return { title, language, total: parts.length, parts: fresh };
}
