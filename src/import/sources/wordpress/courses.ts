import type { ImportedPart, ImportedSeries } from '../../imported.ts';
import { idOf } from '../../../model/ids.ts';
import type { Names } from '../../names.ts';
import { courses, sections, type CourseIndex, type CourseItem } from './course-index.ts';
import type { SiteAddresses } from './site-addresses.ts';
import type { WxrIndex } from './wxr-index.ts';

/** Each course as a series: its own text, then its lessons in their order, in its sections. */
export function* readCourses(
  { courses: index, posts }: WxrIndex,
  names: Names,
  addresses: SiteAddresses,
  file: string,
): Generator<ImportedSeries> {
  const own = new Map<string, CourseItem[]>();
  for (const item of index.values()) {
    const course = courses.test(item.type) ? undefined : courseOf(item, index);
    if (course === undefined) continue;
    const items = own.get(course);
    if (items === undefined) own.set(course, [item]);
    else items.push(item);
  }
  for (const course of index.values()) {
    if (!courses.test(course.type)) continue;
    const sectionTitles = listSections(course);
    const items = [
      ...new Set([
        ...[...sectionTitles.keys()].flatMap((id) => index.get(id) ?? []),
        ...(own.get(course.id) ?? []).toSorted((a, b) => comparePlaces(a, b, course, index)),
      ]),
    ].filter(({ id }) => posts.has(id));
    if (items.length === 0) continue;
    const idOfItem = ({ id }: CourseItem) => idOf(posts.get(id)?.path ?? '');
    const parts: ImportedPart[] = posts.has(course.id) ? [idOfItem(course)] : [];
    let section: { section: string; parts: string[] } | undefined;
    for (const item of items) {
      const title = sectionOf(item, sectionTitles, index);
      if (title === undefined) parts.push(idOfItem(item));
      else {
        if (section?.section !== title) {
          section = { section: title, parts: [] };
          parts.push(section);
        }
        section.parts.push(idOfItem(item));
      }
    }
    const former = posts.has(course.id) ? undefined : addresses.formerPath(course.link);
    yield {
      kind: 'series',
      id: names.series(`course ${course.id}`, course.slug || course.title),
      title: course.title || course.slug,
      summary: course.summary || undefined,
      parts,
      formerly: former === undefined ? undefined : [former],
      origin: { file: `${file}, ${course.type} ${course.id}` },
    };
  }
}

/** By what an item names, or by what it is in. */
function courseOf(item: CourseItem, index: CourseIndex): string | undefined {
  for (const one of [item, ...ancestorsOf(item, index)]) {
    if (one.course !== undefined) return one.course;
    if (courses.test(one.type)) return one.id;
  }
  return undefined;
}

/** In levels: a damaged export may have circles. */
const deepest = 5;

function ancestorsOf(item: CourseItem, index: CourseIndex): CourseItem[] {
  const found: CourseItem[] = [];
  let at = item;
  while (found.length < deepest) {
    const parent = at.parent === undefined ? undefined : index.get(at.parent);
    if (parent === undefined) break;
    found.push(parent);
    at = parent;
  }
  return found;
}

/** The sections of what a course lists, by id. */
function listSections({ contents }: CourseItem): ReadonlyMap<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  let section: string | undefined;
  for (const one of contents)
    if (typeof one === 'string') found.set(one, section);
    else section = one.section;
  return found;
}

/** A quiz that no list names has the section of its lesson. */
function sectionOf(
  item: CourseItem,
  listed: ReadonlyMap<string, string | undefined>,
  index: CourseIndex,
): string | undefined {
  const around = ancestorsOf(item, index);
  const section = around.find(({ type }) => sections.test(type));
  if (section !== undefined) return section.title;
  return listed.get([item, ...around].find(({ id }) => listed.has(id))?.id ?? '');
}

/** By section, then lesson, then topic. */
function comparePlaces(a: CourseItem, b: CourseItem, course: CourseItem, index: CourseIndex): number {
  const [one, other] = [a, b].map((item) =>
    [item, ...ancestorsOf(item, index).filter(({ type }) => !courses.test(type))].toReversed(),
  ) as [CourseItem[], CourseItem[]];
  for (let level = 0; level < Math.max(one.length, other.length); level += 1) {
    const [first, second] = [one[level], other[level]];
    // What is around others comes before them.
    if (first === undefined || second === undefined) return first === undefined ? -1 : 1;
    const order = orderIn(first, course) - orderIn(second, course);
    if (order !== 0) return order;
    if (first.id !== second.id) return Number(first.id) - Number(second.id);
  }
  return 0;
}

function orderIn({ orders }: CourseItem, { id }: CourseItem): number {
  return orders.get(id) ?? orders.get('') ?? 0;
}
