import { createChallenge, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import * as z from 'zod';

/** How much work it is, as ALTCHA (version 2) counts it: keys that are derived, and rounds for each. */
const work = { algorithm: 'PBKDF2/SHA-256', cost: 5000, fewest: 100, most: 400 } as const;
/** In milliseconds. */
const lasts = 1_200_000;

const solved = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.literal(work.algorithm),
      nonce: z.hex().max(200),
      salt: z.hex().max(200),
      cost: z.literal(work.cost),
      keyLength: z.literal(32),
      keyPrefix: z.hex().max(64),
      keySignature: z.hex().max(200),
      data: z.object({ endsAt: z.number() }),
    }),
    signature: z.hex().max(200),
  }),
  solution: z.object({ counter: z.int(), derivedKey: z.hex().max(200) }),
});

/** Two keys from one: for the challenge, and for what solves it. */
const keysOf = (secret: string) => ({
  hmacSignatureSecret: `challenge ${secret}`,
  hmacKeySignatureSecret: `key ${secret}`,
});

/** A challenge as JSON. It is signed, so nothing of it has to be remembered until it is solved. */
export async function createPuzzle(secret: string, now: number): Promise<string> {
  const challenge = await createChallenge({
    algorithm: work.algorithm,
    cost: work.cost,
    counter: randomInt(work.most, work.fewest),
    deriveKey,
    data: { endsAt: now + lasts },
    ...keysOf(secret),
  });
  return JSON.stringify(challenge);
}

/** The signature and the end of the challenge that was solved: `{ challenge, solution }` as JSON. Undefined if it was not. */
export async function checkPuzzle(
  text: string,
  secret: string,
  now: number,
): Promise<{ readonly id: string; readonly endsAt: number } | undefined> {
  const sent = parse(text);
  if (sent === undefined) return undefined;
  const { challenge, solution } = sent;
  const { endsAt } = challenge.parameters.data;
  if (endsAt <= now) return undefined;
  const { verified } = await verifySolution({ challenge, solution, deriveKey, ...keysOf(secret) });
  return verified ? { id: challenge.signature, endsAt } : undefined;
}

function parse(text: string): z.infer<typeof solved> | undefined {
  try {
    return solved.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
