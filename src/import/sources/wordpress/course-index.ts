import { plainText } from '../../html/plain-text.ts';
import { detach } from './detach.ts';
import type { WxrItem } from './read-wxr.ts';

/** A course, or something in one: a section, a lesson, a topic, a quiz. */
export interface CourseItem {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly slug: string;
  readonly link: string;
  readonly summary: string;
  /** The course that the item names. */
  readonly course: string | undefined;
  /** The section or the lesson that it is in. */
  readonly parent: string | undefined;
  /** Among those beside it, by the id of the course; by an empty one in whichever it is. */
  readonly orders: ReadonlyMap<string, number>;
  /** Of a course that lists what it has: ids, and titles of sections before them. */
  readonly contents: readonly (string | { readonly section: string })[];
}

export type CourseIndex = Map<string, CourseItem>;

export const courses = /^(?:sfwd-courses|courses?|stm-courses)$/;
export const sections = /^(?:section|topics)$/;
const steps = /^(?:sfwd-(?:lessons|topic|quiz)|lessons?|llms_quiz|stm-(?:lessons|quizzes))$/;

/**
 * Notes what LearnDash (`course_id`, `ld_course_steps`), LifterLMS (`_llms_parent_course`), Tutor (`post_parent`), Sensei
 * (`_lesson_course`) and older versions of MasterStudy (`curriculum`) say of the order of a course.
 */
export function noteCourse(index: CourseIndex, { values, meta }: WxrItem, type: string): void {
  if (!courses.test(type) && !sections.test(type) && !steps.test(type)) return;
  const get = (key: string) => values.get(key)?.trim() ?? '';
  const setting = (...keys: string[]) =>
    keys.map((key) => meta.get(key)?.[0]?.trim()).find((value) => value !== undefined && !/^0?$/.test(value));
  const id = get('wp:post_id');
  if (!/^(?:publish|future|draft|pending|private)$/.test(get('wp:status'))) return;
  const parent = get('wp:post_parent');
  index.set(id, {
    id,
    type,
    title: detach(plainText(get('title'))),
    slug: get('wp:post_name'),
    link: get('link'),
    summary: courses.test(type) ? detach(plainText(get('excerpt:encoded'))) : '',
    course: setting('course_id', '_llms_parent_course', '_lesson_course', '_tutor_course_id_for_lesson'),
    parent: setting('lesson_id', '_llms_parent_section') ?? (/^0?$/.test(parent) ? undefined : parent),
    orders: ordersOf(meta, Number(get('wp:menu_order')) || 0),
    contents: courses.test(type) ? contentsOf(setting) : [],
  });
}

function ordersOf(meta: WxrItem['meta'], usual: number): ReadonlyMap<string, number> {
  const orders = new Map([['', Number(meta.get('_llms_order')?.[0]) || usual]]);
  for (const [key, [value = '']] of meta) {
    const course = /^_order_(\d+)$/.exec(key)?.[1];
    if (course !== undefined && Number(value) > 0) orders.set(course, Number(value));
  }
  return orders;
}

function contentsOf(setting: (key: string) => string | undefined): CourseItem['contents'] {
  const listed = setting('curriculum');
  if (listed !== undefined)
    return listed
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '')
      .map((one) => (/^\d+$/.test(one) ? one : { section: detach(plainText(one)) }));
  const list = setting('ld_course_steps') ?? '';
  // Serialised PHP: a tree with the ids of lessons and topics as keys, in their order.
  const ids = [...new Set([...list.matchAll(/i:(\d{1,20});a:/g)].map(([, id = '']) => id))];
  return withHeadings(ids, setting('course_sections'), lessonsIn(list));
}

/** The ids at the first level of the tree: those that the numbers of headings count. */
function lessonsIn(list: string): ReadonlySet<string> {
  const lessons = new Set<string>();
  const start = list.indexOf('"sfwd-lessons"');
  let depth = 0;
  for (const { 0: sign, 1: id } of list.slice(Math.max(0, start)).matchAll(/i:(\d{1,20});(?=a:)|[{}]/g)) {
    if (sign === '{') depth += 1;
    else if (sign === '}') {
      depth -= 1;
      if (depth <= 0) break;
    } else if (depth === 1 && id !== undefined) lessons.add(id);
  }
  return lessons;
}

/** LearnDash: `[{"order":0,"post_title":"First"}]`, by the position among lessons and headings together. */
function withHeadings(
  ids: readonly string[],
  json: string | undefined,
  lessons: ReadonlySet<string>,
): CourseItem['contents'] {
  const headings = new Map<number, string>();
  for (const [one = ''] of (json ?? '').matchAll(/\{[^{}]*\}/g)) {
    const order = /"order"\s*:\s*"?(\d+)/.exec(one)?.[1];
    const title = /"post_title"\s*:\s*("(?:\\.|[^"\\])*")/.exec(one)?.[1];
    if (order !== undefined && title !== undefined) headings.set(Number(order), readText(title));
  }
  let position = 0;
  return ids.flatMap((id): (string | { section: string })[] => {
    if (!lessons.has(id)) return [id];
    const before = headings.get(position);
    position += before === undefined ? 1 : 2;
    return before === undefined ? [id] : [{ section: detach(plainText(before)) }, id];
  });
}

function readText(json: string): string {
  try {
    return String(JSON.parse(json));
  } catch {
    return json.slice(1, -1);
  }
}
