import type { z } from 'zod';

/** The queues; each runs with a concurrency of its own so that films do not hold up codes. */
export const QUEUES = ['events', 'films', 'background'] as const;
export type QueueName = (typeof QUEUES)[number];

/** Jobs of one queue that a worker runs at once. */
export const QUEUE_CONCURRENCY: Readonly<Record<QueueName, number>> = {
  events: 8,
  // The pixels are worked on in threads; a second film would only share the same cores.
  films: 1,
  background: 4,
};

/** Everything about a job but its work; importable by the API, which only enqueues. */
export interface JobDefinition<Payload extends object = object> {
  /** `<module>.<verb-noun>`. */
  readonly name: string;
  readonly queue: QueueName;
  /** Rises when the payload's shape changes. */
  readonly version: number;
  readonly schema: z.ZodType<Payload>;
  readonly attempts: number;
  /** First delay between attempts; doubles each time, with jitter. */
  readonly backoffMs: number;
  readonly timeoutMs: number;
}

const definitions = new Map<string, JobDefinition>();

/** Declares a job. @throws Error when the name is taken */
export function defineJob<Payload extends object>(
  definition: JobDefinition<Payload>,
): JobDefinition<Payload> {
  if (definitions.has(definition.name)) throw new Error(`job defined twice: ${definition.name}`);
  definitions.set(definition.name, definition);
  return definition;
}

/** The definition of a name that came out of the outbox or the queue. */
export function jobDefinition(name: string): JobDefinition | undefined {
  return definitions.get(name);
}

/** Every job this process has loaded. */
export function allJobDefinitions(): readonly JobDefinition[] {
  return [...definitions.values()];
}
