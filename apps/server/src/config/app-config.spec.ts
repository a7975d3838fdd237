import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from './app-config.js';

const minimal = { DATABASE_URL: 'postgres://mi_app@localhost/x' };

function faultsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

describe('configuration', () => {
  it('runs on the embedded defaults with a database alone', () => {
    const config = loadConfig(minimal);
    expect(config.storage.kind).toBe('disk');
    expect(config.redisUrl).toBeUndefined();
    expect(config.http.port).toBe(3142);
    expect(Object.isFrozen(config.http)).toBe(true);
  });

  it('lists all faults together, by variable and never by value', () => {
    const faults = faultsOf({ PORT: 'secreto', PUBLIC_API_URL: 'nada' });
    expect(faults.map((fault) => fault.split(':')[0]).sort()).toEqual([
      'DATABASE_URL',
      'PORT',
      'PUBLIC_API_URL',
    ]);
    expect(faults.join()).not.toMatch(/secreto|nada/);
  });

  it('refuses a store with half of its keys', () => {
    expect(faultsOf({ ...minimal, S3_ENDPOINT: 'http://x' })[0]).toMatch(/S3_ACCESS_KEY_ID/);
  });

  it('refuses every embedded default in production, by name', () => {
    const faults = faultsOf({ ...minimal, NODE_ENV: 'production' }).join('\n');
    for (const name of [
      'REDIS_URL',
      'S3_ENDPOINT',
      'JWT_PRIVATE_KEYS',
      'OTP_PEPPER',
      'SECOND_FACTOR_KEY',
      'SMTP_URL',
    ]) {
      expect(faults).toContain(name);
    }
  });

  it('treats an empty variable as not set', () => {
    expect(loadConfig({ ...minimal, REDIS_URL: '' }).redisUrl).toBeUndefined();
  });
});
