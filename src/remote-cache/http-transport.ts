import { answerLimit, mostBytes, ServerError, type EntryName, type Transport } from './transport.ts';

/**
 * The HTTP interface of Turborepo's remote cache (its OpenAPI specification: `/v8/artifacts/{hash}`), which many servers
 * speak. The namespace of an entry is part of the team, so that a token can be restricted to one.
 */
export function openHttpTransport(url: URL, token: string | undefined, limit = answerLimit): Transport {
  const team = url.searchParams.get('team') ?? 'kolofon';
  const base = url.href.replace(/[?#].*$/, '').replace(/\/$/, '');
  const addressOf = ({ namespace, name }: EntryName) =>
    `${base}/v8/artifacts/${name}?${new URLSearchParams({ teamId: `${team}-${namespace}` }).toString()}`;
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const ask = (entry: EntryName, request: RequestInit = {}) =>
    fetch(addressOf(entry), {
      ...request,
      headers: { ...headers, 'content-type': 'application/octet-stream' },
      signal: AbortSignal.timeout(limit),
    });
  return {
    get: async (entry) => {
      const response = await ask(entry);
      if (response.status === 404) return discard(response);
      mustBeFine(response);
      return readBody(response);
    },
    put: async (entry, bytes) => {
      const known = await ask(entry, { method: 'HEAD' });
      await discard(known);
      if (known.ok) return;
      const response = await ask(entry, { method: 'PUT', body: bytes as Uint8Array<ArrayBuffer> });
      await discard(response);
      // One value that is too large for a server is no reason to keep it from the others.
      if (response.status !== 413) mustBeFine(response);
    },
    close: () => Promise.resolve(),
  };
}

function mustBeFine({ ok, status }: Response): void {
  if (!ok) throw new ServerError(`it answered with status ${String(status)}`);
}

/** A connection serves again once its answer has been read or given up. */
async function discard({ body }: Response): Promise<undefined> {
  await body?.cancel();
}

/** A server may send without end, whatever length it names. */
async function readBody({ body }: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > mostBytes) throw new ServerError('it sent more than a value can be');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
