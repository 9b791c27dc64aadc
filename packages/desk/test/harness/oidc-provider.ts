import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import type { Visitor } from './test-desk.ts';

/** An OpenID provider on this machine, at which somebody is always signed in. */
export interface TestProvider {
  readonly issuer: string;
  /** What it says of whoever is signed in there. */
  claims: Readonly<Record<string, unknown>>;
  /** Goes where the desk sent the visitor, and returns the URL of the way back. */
  signIn(url: string): Promise<URL>;
  close(): Promise<void>;
}

export const oidcClient = { id: 'kolofon', secret: 'a secret of at least 32 characters' };

/** `redirectUri` is the desk's. With `isPublic`, the client has no secret. */
export async function openProvider(redirectUri: string, isPublic = false): Promise<TestProvider> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: oidcClient.id,
        ...(isPublic ? {} : { client_secret: oidcClient.secret }),
        token_endpoint_auth_method: isPublic ? 'none' : 'client_secret_basic',
        redirect_uris: [redirectUri],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    cookies: { keys: ['of a test'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, accountId) => ({
      accountId,
      claims: () => Promise.resolve({ sub: accountId, ...test.claims }),
    }),
    loadExistingGrant: async (context) => {
      const { client, session } = context.oidc;
      const grant = new context.oidc.provider.Grant({
        clientId: client?.clientId ?? '',
        accountId: session?.accountId ?? '',
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const handle = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/') === true)
      void provider.interactionFinished(request, response, { login: { accountId: 'subject-1' } });
    else void handle(request, response);
  });
  const test: TestProvider = {
    issuer,
    claims: {},
    signIn: (url) => follow(url, issuer),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return test;
}

/** Follows redirects with cookies, as a browser does, until they lead away from the provider. */
async function follow(start: string, issuer: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = new URL(start);
  for (let steps = 0; url.origin === issuer && steps < 10; steps += 1) {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`The provider answered ${answer.status}: ${await answer.text()}`);
    url = new URL(location, url);
  }
  return url;
}

/** Signs a visitor of the desk in with an organisation, and returns the last answer. */
export async function signInWith(
  provider: TestProvider,
  visitor: Visitor,
  path: string,
): ReturnType<Visitor['get']> {
  const begun = await visitor.get(path);
  const back = await provider.signIn(begun.location ?? '');
  return visitor.get(back.pathname + back.search);
}
