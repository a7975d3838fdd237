import { AxiosError, type InternalAxiosRequestConfig } from 'axios';

import { failureOfAnswer, isPassing, toFailure } from './failure';

const config = {} as InternalAxiosRequestConfig;

describe('toFailure', () => {
  it('tells offline, slow and broken servers apart', () => {
    expect(toFailure(new AxiosError('x', 'ERR_NETWORK', config))).toEqual({ kind: 'offline' });
    expect(toFailure(new AxiosError('x', 'ECONNABORTED', config))).toEqual({ kind: 'timeout' });
    expect(failureOfAnswer(503, '<html>')).toEqual({ kind: 'server', status: 503 });
  });

  it('reads a refusal that is not problem+json by its status', () => {
    expect(failureOfAnswer(413, 'too large')).toMatchObject({ kind: 'rejected', code: 'http.413' });
  });

  it('knows which failures may pass', () => {
    expect(isPassing({ kind: 'offline' })).toBe(true);
    expect(isPassing({ kind: 'server', status: 500 })).toBe(true);
    expect(isPassing(failureOfAnswer(429, null))).toBe(true);
    expect(isPassing(failureOfAnswer(422, null))).toBe(false);
  });
});
