import type { Json } from './stripe-objects.js';

const MOST = 100;

/** Events that can be read again, as `GET /v1/events` gives them: newest first, in pages. */
export class StripeEvents {
  private readonly told: Json[] = [];

  /** Only what somebody reads again: a long run tells hundreds of thousands of others. */
  keep(event: Json): void {
    if (String(event['type']).startsWith('charge.dispute.')) this.told.unshift(event);
  }

  list(params: Json): Json {
    const since = Number((params['created'] as Json | undefined)?.['gte'] ?? 0);
    const type = (params['type'] as string | undefined) ?? '*';
    const matching = this.told.filter(
      (event) => Number(event['created']) >= since && isOfType(String(event['type']), type),
    );
    const after = matching.findIndex((event) => event['id'] === params['starting_after']);
    const limit = Math.min(Number(params['limit'] ?? 10), MOST);
    const data = matching.slice(after + 1, after + 1 + limit);
    const hasMore = after + 1 + data.length < matching.length;
    return { object: 'list', data, has_more: hasMore, url: '/v1/events' };
  }
}

function isOfType(type: string, wanted: string): boolean {
  return wanted.endsWith('*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}
