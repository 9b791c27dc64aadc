import type { Audience } from '../model/publication.ts';
import { compareFacts, digestUnits, type BuildFacts } from './build-facts.ts';
import type { ShardManifest } from './manifest.ts';
import type { FoundShard } from './shard-folder.ts';

export interface ShardProblem {
  readonly message: string;
  readonly hint: string;
}

interface Expected {
  readonly facts: BuildFacts;
  /** Whether something is made for members. */
  readonly hasMembers: boolean;
}

/** So many numbers of shards are named. */
const most = 10;

/** Whether these shards, in whatever order, are all shards of one plan for this very build. */
export function checkShards(shards: readonly FoundShard[], { facts, hasMembers }: Expected): ShardProblem[] {
  if (shards.length === 0) return [{ message: 'There are no shards to merge.', hint: buildThem }];
  const audiences: readonly Audience[] = hasMembers ? ['everyone', 'members'] : ['everyone'];
  const alone = shards.flatMap((shard) => checkOne(shard, audiences, facts));
  if (alone.length > 0) return alone;
  const open = partsOf(shards, 'everyone');
  const together = [...checkNumbers(shards), ...checkAgreement(open)];
  if (together.length > 0) return together;
  return audiences.flatMap((audience) => checkWork(partsOf(shards, audience)));
}

const buildThem = 'Build each with kolofon build --shard 1/3, 2/3 and so on, and name their folders.';
const again = 'Build this shard again from the same commit, on a machine that is installed like this one.';

function checkOne(
  { folder, parts, damaged }: FoundShard,
  audiences: readonly Audience[],
  facts: BuildFacts,
): ShardProblem[] {
  const { everyone } = parts;
  if (everyone === undefined)
    return [
      {
        message: `"${folder}" contains no complete shard: there is no valid shard.json.`,
        hint: 'Its build failed, or was stopped: build it again.',
      },
    ];
  const name = nameOf(everyone, folder);
  const difference = compareFacts(everyone.facts, facts);
  if (difference !== undefined) return [{ message: `${name} was made ${difference}.`, hint: again }];
  if (everyone.shard > everyone.of)
    return [{ message: `${name} has a number that its plan has not.`, hint: again }];
  if (audiences.some((audience) => parts[audience] === undefined))
    return [
      {
        message: `${name} lacks its members' part, members/shard.json.`,
        hint: "The merge makes the members' edition too: copy the whole folder of the shard.",
      },
    ];
  if (parts.members !== undefined && !isOfSame(parts.members, everyone))
    return [{ message: `${name} has the members' part of another shard.`, hint: again }];
  const [first] = damaged;
  if (first === undefined) return [];
  const more = damaged.length === 1 ? '' : `, and ${String(damaged.length - 1)} more`;
  return [
    {
      message: `${name} is damaged: "${first}" is missing or changed${more}.`,
      hint: 'Copy the folder again.',
    },
  ];
}

function isOfSame(one: ShardManifest, other: ShardManifest): boolean {
  return one.shard === other.shard && one.of === other.of && one.plan === other.plan;
}

function checkNumbers(shards: readonly FoundShard[]): ShardProblem[] {
  const of = Math.max(...partsOf(shards, 'everyone').map((part) => part.of));
  const folders = new Map<number, string[]>();
  for (const { folder, parts } of shards) {
    const number = parts.everyone?.shard ?? 0;
    folders.set(number, [...(folders.get(number) ?? []), folder]);
  }
  const doubled = [...folders]
    .filter(([, all]) => all.length > 1)
    .map(([number, all]) => ({
      message: `Shard ${String(number)} is there more than once: ${all.map((one) => `"${one}"`).join(', ')}.`,
      hint: 'Name one folder for each shard.',
    }));
  const absent = Array.from({ length: of }, (_, index) => index + 1).filter((number) => !folders.has(number));
  const named = absent.slice(0, most).join(', ');
  const more = absent.length > most ? ` and ${String(absent.length - most)} more` : '';
  const missing = {
    message: `${absent.length === 1 ? 'Shard' : 'Shards'} ${named}${more} of ${String(of)} ${absent.length === 1 ? 'is' : 'are'} missing.`,
    hint: 'Name the folders of all shards. One whose build failed has to be built again.',
  };
  return absent.length === 0 ? doubled : [...doubled, missing];
}

/** All of one plan, and printed by the same browser with the same fonts. */
function checkAgreement(parts: readonly ShardManifest[]): ShardProblem[] {
  const plans = new Set(parts.map(({ plan }) => plan));
  if (plans.size > 1)
    return [
      {
        message: 'These shards are of different plans.',
        hint: 'Build all of them with the same --plan FILE, or all without one.',
      },
    ];
  const printers = new Set(parts.flatMap(({ printedBy }) => printedBy ?? []));
  if (printers.size <= 1) return [];
  return [
    {
      message: 'These shards were printed by different browsers, or with different fonts.',
      hint: 'Build all of them in the same image.',
    },
  ];
}

/** Every unit of the plan in one shard, and in no other. */
function checkWork(parts: readonly ShardManifest[]): ShardProblem[] {
  const units = parts.flatMap((part) => part.units);
  const digest = digestUnits(units);
  return parts.every(({ work }) => work === digest)
    ? []
    : [{ message: 'These shards do not contain all books and pictures of their plan.', hint: again }];
}

function partsOf(shards: readonly FoundShard[], audience: Audience): ShardManifest[] {
  return shards.flatMap(({ parts }) => parts[audience] ?? []);
}

function nameOf({ shard, of }: ShardManifest, folder: string): string {
  return `Shard ${String(shard)} of ${String(of)} ("${folder}")`;
}
