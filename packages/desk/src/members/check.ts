import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Answers `GET /sjekk`, which a web server asks before each page: 204 for a member, 401 for everyone else. It is asked
 * thousands of times a second and needs memory only, so it is answered before any other part of the desk sees it.
 * Returns false for any other request.
 */
export function createCheck(base: string, isMember: (request: IncomingMessage) => boolean) {
  const path = `${base}/sjekk`;
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const { url = '', method } = request;
    if ((url !== path && !url.startsWith(`${path}?`)) || method !== 'GET') return false;
    response.writeHead(isMember(request) ? 204 : 401, { 'Cache-Control': 'no-store' }).end();
    return true;
  };
}
