import { errorCatalogue, errorText, type ErrorCode } from '@miinventario/contracts';
import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { AppError } from '../errors/app-error.js';
import { requestLanguage, toProblem } from './problem.filter.js';

const codes = Object.keys(errorCatalogue) as ErrorCode[];

function asking(language: string | undefined): FastifyRequest {
  return { headers: { 'accept-language': language } } as unknown as FastifyRequest;
}

describe('problem documents', () => {
  it('carry type, title, status, detail, code and request id', () => {
    const error = new AppError('request.rate_limited', { params: { retryAfterSeconds: 7 } });
    expect(toProblem(error, 'r1', 'es')).toEqual({
      type: 'https://miinventario.mx/errores/request.rate_limited',
      title: 'Demasiados intentos',
      status: 429,
      detail: 'Espera 7 segundos y vuelve a intentarlo.',
      code: 'request.rate_limited',
      requestId: 'r1',
    });
  });

  it('exist for every code in Spanish and English, with a status of failure', () => {
    for (const code of codes) {
      for (const language of ['es', 'en'] as const) {
        const { title, detail } = errorText(code, language);
        expect(title.length, code).toBeGreaterThan(0);
        expect(detail.length, code).toBeGreaterThan(0);
      }
      expect(errorCatalogue[code].status, code).toBeGreaterThanOrEqual(400);
      expect(code).toMatch(/^[a-z-]+\.[a-z0-9_]+$/);
    }
  });

  it('speak Spanish unless English is preferred', () => {
    expect(requestLanguage(asking(undefined))).toBe('es');
    expect(requestLanguage(asking('en-US,en;q=0.9'))).toBe('en');
    expect(requestLanguage(asking('fr,es;q=0.5,en;q=0.8'))).toBe('en');
    expect(requestLanguage(asking('es-MX,en;q=0.9'))).toBe('es');
    expect(requestLanguage(asking('xx;;;q=a'))).toBe('es');
  });
});
