import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { mergeClaims, readClaims } from '../../src/oidc/read-claims.ts';
import { settingsSchema } from '../../src/settings/settings.ts';
import { databaseKinds } from '../harness/databases.ts';
import { oidcClient, openProvider, signInWith, type TestProvider } from '../harness/oidc-provider.ts';
import { librarySettings, openTestDesk, type TestDesk } from '../harness/test-desk.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** The provider warns that its keys and its memory are those of a test. */
beforeEach(() => {
  for (const name of ['info', 'warn'] as const) vi.spyOn(console, name).mockReturnValue();
  return () => vi.restoreAllMocks();
});

const kari = {
  email: 'Kari@kommune.example',
  email_verified: true,
  name: 'Kari Nordmann',
  groups: ['readers'],
};

async function open(
  place?: string,
  more: Readonly<Record<string, unknown>> = {},
  isPublic = false,
): Promise<{ desk: TestDesk; provider: TestProvider }> {
  const provider = await openProvider('https://library.example/desk/oidc/kommune/back', isPublic);
  provider.claims = kari;
  closers.push(() => provider.close());
  const organisation = {
    id: 'kommune',
    name: 'The municipality',
    issuer: provider.issuer,
    clientId: oidcClient.id,
    domains: ['kommune.example'],
    ...more,
  };
  const environment: Record<string, string> = isPublic
    ? {}
    : { KOLOFON_DESK_OIDC_SECRET_KOMMUNE: oidcClient.secret };
  const desk = await openTestDesk(place, { organisations: [organisation] }, undefined, environment);
  closers.push(() => desk.stop());
  return { desk, provider };
}

const reasons = ({ log }: TestDesk) =>
  log.filter(({ event }) => event === 'oidc-refused').map(({ reason }) => reason);

describe.each(databaseKinds())('$name', ({ create }) => {
  test('somebody of an organisation signs in there, and is a member until the session ends', async () => {
    const { desk, provider } = await open(await create());
    const visitor = desk.visit();
    expect((await visitor.get('/desk/sign-in?next=/articles/a/')).body).toContain(
      'href="/desk/oidc/kommune?next=%2Farticles%2Fa%2F"',
    );
    expect((await visitor.get('/desk/sign-in?purpose=staff')).body).not.toContain('oidc');
    expect(visitor.cookies.size).toBe(0);
    const begun = await visitor.get('/desk/oidc/kommune?next=/articles/a/');
    expect(new URL(begun.location ?? '').searchParams.get('code_challenge_method')).toBe('S256');
    const back = await provider.signIn(begun.location ?? '');
    const answer = await visitor.get(back.pathname + back.search);
    expect(answer).toMatchObject({ status: 302, location: 'https://library.example/articles/a/' });
    expect([...visitor.cookies.keys()]).toEqual(['__Host-kolofon']);
    expect((await visitor.get('/desk/sjekk')).status).toBe(204);
    expect((await visitor.get('/desk/account')).body).toContain('Kari Nordmann, kari@kommune.example');

    // What came back is used up.
    expect((await visitor.get(back.pathname + back.search)).status).toBe(410);
    desk.now += 91 * 86_400_000;
    expect((await visitor.get('/desk/sjekk')).status).toBe(401);
    await signInWith(provider, visitor, '/desk/oidc/kommune');
    expect((await visitor.get('/desk/sjekk')).status).toBe(204);
  });
});

test('a client without a secret is protected by PKCE', async () => {
  const { desk, provider } = await open(undefined, {}, true);
  const visitor = desk.visit();
  expect((await signInWith(provider, visitor, '/desk/oidc/kommune')).status).toBe(302);
  expect((await visitor.get('/desk/sjekk')).status).toBe(204);
});

test('a way back that began elsewhere, too long ago, or with another state leads nowhere', async () => {
  const { desk, provider } = await open();
  const [visitor, other] = [desk.visit(), desk.visit()];
  const begin = async () => {
    const { location = '' } = await visitor.get('/desk/oidc/kommune');
    const { pathname, search } = await provider.signIn(location);
    return pathname + search;
  };
  expect((await other.get(await begin())).status).toBe(410);
  const changed = (await begin()).replace(/state=[^&]+/, 'state=chosen');
  expect((await visitor.get(changed)).status).toBe(410);
  const late = await begin();
  desk.now += 600_000;
  expect((await visitor.get(late)).status).toBe(410);
  const forged = (await begin()).replace(/code=[^&]+/, 'code=chosen');
  expect((await visitor.get(forged)).status).toBe(502);
  expect(reasons(desk)).toEqual(['expired', 'expired', 'expired', 'unreachable']);
  expect([...visitor.cookies.keys(), ...other.cookies.keys()]).toEqual([]);
});

test('what the provider refuses, and a provider that is not there, are pages', async () => {
  const { desk, provider } = await open();
  const visitor = desk.visit();
  const state =
    new URL((await visitor.get('/desk/oidc/kommune')).location ?? '').searchParams.get('state') ?? '';
  const refused = await visitor.get(`/desk/oidc/kommune/back?error=access_denied&state=${state}`);
  expect(refused).toMatchObject({ status: 403 });
  expect(refused.body).toContain('Your organisation did not let you in');
  expect((await visitor.get('/desk/oidc/nobody')).status).toBe(404);
  const elsewhere = await openTestDesk(undefined, {
    organisations: [
      {
        id: 'gone',
        name: 'Gone',
        issuer: `${provider.issuer}/not-here`,
        clientId: 'x',
        domains: ['gone.example'],
      },
    ],
  });
  closers.push(() => elsewhere.stop());
  expect((await elsewhere.visit().get('/desk/oidc/gone')).status).toBe(502);
});

test('an organisation opens no account of somebody else, such as that of an owner', async () => {
  const { desk, provider } = await open(undefined, { groups: { values: ['readers'] } });
  const visitor = desk.visit();
  for (const claims of [
    { ...kari, email: 'owner@library.example' },
    { ...kari, email_verified: false },
    { ...kari, email: 'not an address' },
    { ...kari, groups: ['others'] },
  ]) {
    provider.claims = claims;
    expect((await signInWith(provider, visitor, '/desk/oidc/kommune')).status).toBe(403);
  }
  expect(reasons(desk)).toEqual(['email', 'email', 'email', 'group']);
  provider.claims = kari;
  expect((await signInWith(provider, visitor, '/desk/oidc/kommune')).status).toBe(302);
});

test('an address is verified by whoever says it, not by what else is said of another', () => {
  const idToken = { sub: '1', email: 'victim@kommune.example' };
  const userInfo = { sub: '1', email: 'own@kommune.example', email_verified: true, name: 'N' };
  expect(mergeClaims(idToken, userInfo)).toEqual({ ...idToken, name: 'N' });
  expect(mergeClaims({ sub: '1', email_verified: true }, { ...userInfo, email_verified: false })).toEqual({
    ...userInfo,
    email_verified: false,
  });
});

test('claims are read as providers write them', () => {
  const organisation = (more: object) => {
    const [one] = settingsSchema.parse({
      ...librarySettings,
      organisations: [
        { id: 'a', name: 'A', issuer: 'https://a.example', clientId: 'a', domains: ['A.example'], ...more },
      ],
    }).organisations;
    if (one === undefined) throw new Error('There is no organisation.');
    return one;
  };
  const strict = organisation({});
  expect(readClaims({ email: 'x@a.example', email_verified: 'true' }, strict)).toEqual({
    email: 'x@a.example',
    name: '',
  });
  expect(readClaims({ email: 'x@a.example' }, strict)).toBe('email');
  expect(readClaims({ email: 'x@a.example@b.example', email_verified: true }, strict)).toBe('email');
  const trusting = organisation({ trustsEmail: true, groups: { claim: 'roles', values: ['r'] } });
  expect(readClaims({ email: 'x@a.example', roles: 'r', name: ' X\n' }, trusting)).toMatchObject({
    name: 'X',
  });
  expect(readClaims({ email: 'x@a.example', email_verified: false, roles: 'r' }, trusting)).toBe('email');
  expect(readClaims({ email: 'x@a.example', roles: { r: 'r' } }, trusting)).toBe('group');
});
