import type { LoggedRequest } from './logged-request.ts';

/** Whether a program, by the name it gives itself, is no browser of a reader. */
export type IsRobot = (agent: string) => boolean;

/** A page that was sent, or that the reader had and was answered with "not modified". */
export function isDelivery({ method, status }: LoggedRequest): boolean {
  return method === 'GET' && (status === 200 || status === 304);
}

/** Browsers name themselves. Where a log notes no agents, there is nothing to recognise robots by. */
export function isFromRobot({ agent }: LoggedRequest, isRobot: IsRobot): boolean {
  return agent !== undefined && (agent === '' || agent === '-' || isRobot(agent));
}
