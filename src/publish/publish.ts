import type { Audience } from '../model/publication.ts';
import type { LocalEdition } from './list-edition.ts';
import { digestFile, isNewFile, planUpload, type UploadPlan } from './plan-upload.ts';
import {
  comingFile,
  listName,
  parseList,
  printList,
  replacedFile,
  type PublishedList,
} from './published-list.ts';
import { PublishError, type PublishTarget } from './target.ts';

export interface PublishOptions {
  readonly edition: Audience;
  /** Whether a target may have files of others. */
  readonly adopts: boolean;
  /** Whether nothing is to be changed. */
  readonly isDryRun: boolean;
  /** Hears how many files are uploaded, of how many. */
  readonly onProgress: (done: number, total: number) => void;
}

/** Uploads what has changed since the last time, and gives what was, or would be, done. */
export async function publish(
  { files, isLeft }: LocalEdition,
  target: PublishTarget,
  { edition, adopts, isDryRun, onProgress }: PublishOptions,
): Promise<UploadPlan> {
  const published = await readPublished(target, edition, adopts);
  const uncertain = files.filter(({ path }) => isUncertain(published?.files.get(path), published));
  const same = uncertain.length === 0 ? new Set<string>() : await target.findSame(uncertain);
  const before = published?.files ?? new Map<string, string>();
  const plan = planUpload(files, before, ({ path }) => same.has(path));
  if (isDryRun) return plan;
  const { uploads, removals } = plan;
  const due = uploads.flat();
  const left = new Map(files.map((file) => [file.path, digestFile(file)]));
  if (due.length > 0) {
    // Whatever happens from now on, the next run knows every file that may be there.
    const coming = due.map(
      ({ path }) => [path, isNewFile(path, before) ? comingFile : replacedFile] as const,
    );
    await target.writeList(printList({ edition, files: new Map([...before, ...coming]) }));
  }
  let done = 0;
  for (const group of uploads)
    await target.upload(group, () => {
      done += 1;
      onProgress(done, due.length);
    });
  // What was uploaded may be of two builds: nothing is deleted, and the next run compares again.
  if (!isLeft()) throw new PublishError('A build has changed the output folder meanwhile: publish again.');
  for (const group of removals) await target.remove(group);
  if (!isSameList(before, left)) await target.writeList(printList({ edition, files: left }));
  return plan;
}

/** Undefined where nothing was published yet. */
async function readPublished(
  target: PublishTarget,
  edition: Audience,
  adopts: boolean,
): Promise<PublishedList | undefined> {
  const text = await target.readList();
  const published = text === undefined ? undefined : parseList(text);
  if (published !== undefined && published.edition !== edition)
    throw new PublishError(
      published.edition === 'members'
        ? `${target.name} has the members' edition: publish it there with --edition members, and the other elsewhere.`
        : `${target.name} has the public edition: the members' edition must go elsewhere.`,
    );
  if (published !== undefined || adopts) return published;
  if (text !== undefined)
    throw new PublishError(`${target.name} has a damaged ${listName}: delete it, and publish with --adopt.`);
  if (await target.isEmpty()) return undefined;
  throw new PublishError(
    `${target.name} has files that Kolofon did not publish. With --adopt, those of the same name are replaced; others stay.`,
  );
}

/** Whether only the target itself knows which bytes it has. */
function isUncertain(known: string | undefined, published: PublishedList | undefined): boolean {
  return published === undefined || known === comingFile || known === replacedFile;
}

function isSameList(one: PublishedList['files'], other: PublishedList['files']): boolean {
  return one.size === other.size && [...other].every(([path, digest]) => one.get(path) === digest);
}
