import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** What is known of the device that asks. */
export interface ClientInfo {
  readonly ip: string;
  readonly userAgent: string | null;
  /** Two letters, given by the CDN alone; a client could write the header itself. */
  readonly country: string | null;
}

const MAX_USER_AGENT_LENGTH = 300;

/** Reads the device's facts from a request. */
export function clientInfo(request: FastifyRequest): ClientInfo {
  // Trusting a proxy is what tells that the header comes from it.
  const isProxied = request.ips !== undefined;
  const country = isProxied ? String(request.headers['cf-ipcountry'] ?? '').toUpperCase() : '';
  const userAgent = request.headers['user-agent'] ?? '';
  return {
    ip: request.ip,
    userAgent: toPlainText(userAgent).slice(0, MAX_USER_AGENT_LENGTH) || null,
    country: /^[A-Z]{2}$/.test(country) && country !== 'XX' ? country : null,
  };
}

/** Header bytes are latin-1 and may hold anything; PostgreSQL holds no NUL. */
function toPlainText(text: string): string {
  return text.replace(/[^\x20-\x7e\u00a0-\u00ff]/g, '');
}

export const Client = createParamDecorator((_: unknown, context: ExecutionContext): ClientInfo => {
  return clientInfo(context.switchToHttp().getRequest<FastifyRequest>());
});
