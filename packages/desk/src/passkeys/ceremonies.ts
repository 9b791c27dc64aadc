import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import * as z from 'zod';
import type { DeskSettings } from '../settings/settings.ts';
import type { Passkey } from './store.ts';

/** Whom passkeys are for (Web Authentication Level 3, section 5.4.2): the host of the desk. */
function relyingParty({ address, title }: DeskSettings) {
  const { hostname, origin } = new URL(address);
  return { id: hostname, name: title, origin };
}

/** Browsers have no passkeys for hosts that are numbers. */
export function hasPasskeys({ address }: Pick<DeskSettings, 'address'>): boolean {
  const { hostname } = new URL(address);
  return isIP(hostname.replaceAll(/[[\]]/g, '')) === 0;
}

const base64url = z
  .string()
  .regex(/^[\w-]+$/)
  .max(20_000);
const credential = {
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}).default({}),
};

/** What `PublicKeyCredential.toJSON()` gives (section 5.1.9), as far as it is read. */
const registration = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z
      .array(z.string().regex(/^[\w-]{1,30}$/))
      .max(10)
      .optional(),
  }),
});
const authentication = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
});

/** The JSON in the one field that the script fills in; undefined if it is something else. */
function parse<Shape extends z.ZodType>(shape: Shape, text: string): z.infer<Shape> | undefined {
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

type IsKnown = (challenge: string) => Promise<boolean>;

/** What a browser needs to make a passkey that shows who it is for by itself. */
export function offerRegistration(
  settings: DeskSettings,
  person: { readonly id: string; readonly email: string },
  known: readonly Passkey[],
): ReturnType<typeof generateRegistrationOptions> {
  const { id, name } = relyingParty(settings);
  return generateRegistrationOptions({
    rpID: id,
    rpName: name,
    userID: new Uint8Array(Buffer.from(person.id)),
    userName: person.email,
    challenge: new Uint8Array(randomBytes(32)),
    attestationType: 'none',
    excludeCredentials: known.map((passkey) => ({ id: passkey.id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** The passkey that was made, if the answer is right. Takes the challenge by `isKnown`. */
export async function checkRegistration(
  settings: DeskSettings,
  text: string,
  isKnown: IsKnown,
): Promise<Pick<Passkey, 'id' | 'public_key' | 'counter' | 'transports'> | undefined> {
  const response = parse(registration, text);
  if (response === undefined) return undefined;
  const { id, origin } = relyingParty(settings);
  const { registrationInfo } = await verifyRegistrationResponse({
    response: response as Parameters<typeof verifyRegistrationResponse>[0]['response'],
    expectedChallenge: isKnown,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
  });
  if (registrationInfo === undefined) return undefined;
  const { credential: made } = registrationInfo;
  return {
    id: made.id,
    public_key: Buffer.from(made.publicKey).toString('base64url'),
    counter: made.counter,
    transports: (response.response.transports ?? []).join(' '),
  };
}

/** What a browser needs to sign in with any of its passkeys for this desk. */
export function offerAuthentication(
  settings: DeskSettings,
): ReturnType<typeof generateAuthenticationOptions> {
  return generateAuthenticationOptions({
    rpID: relyingParty(settings).id,
    challenge: new Uint8Array(randomBytes(32)),
    userVerification: 'required',
  });
}

/** The passkey that has signed and its new counter, if the answer is right. A counter that goes back is an error. */
export async function checkAuthentication(
  settings: DeskSettings,
  text: string,
  find: (id: string) => Promise<Passkey | undefined>,
  isKnown: IsKnown,
): Promise<{ readonly passkey: Passkey; readonly counter: number } | undefined> {
  const response = parse(authentication, text);
  const passkey = response === undefined ? undefined : await find(response.id);
  if (response === undefined || passkey === undefined) return undefined;
  const { id, origin } = relyingParty(settings);
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: response as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
    expectedChallenge: isKnown,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(Buffer.from(passkey.public_key, 'base64url')),
      counter: passkey.counter,
    },
  });
  return verified ? { passkey, counter: authenticationInfo.newCounter } : undefined;
}
