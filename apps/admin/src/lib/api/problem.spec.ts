import { describe, expect, it } from 'vitest';
import { ApiProblem, isSessionOver, problemOf } from './problem';
import { queryString } from './query-string';

describe('problemOf', () => {
  it('speaks in the words of the API, with the fields it names', () => {
    const problem = problemOf(
      400,
      JSON.stringify({
        code: 'request.invalid',
        title: 'Datos no válidos',
        detail: 'Revisa los campos.',
        errors: [{ field: 'value', code: 'too_big', message: 'A lo más 100' }],
      }),
    );
    expect([problem.status, problem.code]).toEqual([400, 'request.invalid']);
    expect(problem.message).toBe('Revisa los campos. value: A lo más 100');
  });

  it('has a word for an answer that is no problem document', () => {
    expect(problemOf(502, '<html>').message).toBe('HTTP 502');
    expect(problemOf(502, 'null').code).toBe('unknown');
  });
});

describe('isSessionOver', () => {
  it('holds for an ended session and for a second factor that is due, and for nothing else', () => {
    expect(isSessionOver(new ApiProblem(401, 'auth.unauthenticated', ''))).toBe(true);
    expect(isSessionOver(new ApiProblem(403, 'auth.second_factor_required', ''))).toBe(true);
    expect(isSessionOver(new ApiProblem(403, 'auth.csrf', ''))).toBe(false);
    expect(isSessionOver(new ApiProblem(404, 'resource.not_found', ''))).toBe(false);
    expect(isSessionOver(new TypeError('fetch failed'))).toBe(false);
  });
});

describe('queryString', () => {
  it('leaves out what is empty and joins lists', () => {
    const params = {
      search: '',
      status: ['READY', 'FAILED'],
      limit: 25,
      cursor: undefined,
      looks: true,
    };
    expect(queryString(params)).toBe('?status=READY%2CFAILED&limit=25&looks=true');
    expect(queryString({ status: [] })).toBe('');
    expect(queryString(undefined)).toBe('');
  });
});
