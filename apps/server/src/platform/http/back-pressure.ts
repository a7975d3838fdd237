import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PlatformError } from '../errors/platform.errors.js';
import { httpRefusedBusy } from '../telemetry/metrics.js';
import { sendProblem } from './problem.filter.js';

/** Told to whoever is refused: by then the line has moved on. */
const RETRY_AFTER_SECONDS = 2;
/** Open for minutes by design, or asked by those who decide whether we live. */
const UNCOUNTED = /^\/(health|metrics)|\/(events|stream)(\?|$)/;

/**
 * Refuses what could not be answered in time: with more than `limit` requests under way one more gets 503
 * and Retry-After at once, before anything is done for it, and those that wait are still answered.
 * Probes and event streams are neither counted nor refused.
 */
export function registerBackPressure(server: FastifyInstance, limit: number): void {
  let underWay = 0;
  server.addHook('onRequest', (request, reply, done) => {
    if (isUncounted(request)) {
      done();
      return;
    }
    if (underWay >= limit) {
      httpRefusedBusy.inc();
      sendProblem(PlatformError.unavailable(RETRY_AFTER_SECONDS), request, reply);
      return;
    }
    underWay += 1;
    // The socket's end and not the answer's: a client that hangs up gets no answer.
    reply.raw.once('close', () => (underWay -= 1));
    done();
  });
}

function isUncounted(request: FastifyRequest): boolean {
  return UNCOUNTED.test(request.url);
}
