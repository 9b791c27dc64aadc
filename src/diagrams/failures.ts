import { inSeconds } from '../platform/within.ts';
import { describeFailure } from '../platform/describe-failure.ts';
import type { DrawingProblem } from './engine.ts';

/** Why an engine gave up, as the end of a sentence. */
export function tookTooLong(timeLimit: number): string {
  return `it took longer than ${inSeconds(timeLimit)}`;
}

export function failedToDraw(name: string, error: unknown): DrawingProblem {
  const reason = describeFailure(error).replace(/\.$/, '');
  return { kind: 'effort', message: `${name} could not draw the diagram: ${reason}.` };
}
