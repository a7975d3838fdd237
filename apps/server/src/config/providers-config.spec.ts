import { describe, expect, it } from 'vitest';
import { loadConfig } from './app-config.js';

const minimal = { DATABASE_URL: 'postgres://mi_app@localhost/x' };

describe('the configuration of AI providers', () => {
  it('has none without keys', () => {
    const { openai, claude, custom } = loadConfig(minimal).providers;
    expect([openai, claude, custom]).toEqual([undefined, undefined, undefined]);
  });

  it("has the vendors' own addresses unless another one is given", () => {
    const env = { ...minimal, OPENAI_API_KEY: 'a', ANTHROPIC_API_KEY: 'b' };
    expect(loadConfig(env).providers).toMatchObject({
      openai: { apiKey: 'a', baseUrl: 'https://api.openai.com/v1' },
      claude: { apiKey: 'b', baseUrl: 'https://api.anthropic.com' },
    });
    const other = { ...env, OPENAI_BASE_URL: 'http://localhost:8000/v1/' };
    expect(loadConfig(other).providers.openai?.baseUrl).toBe('http://localhost:8000/v1');
  });

  it('takes a self-hosted model with and without a token', () => {
    const env = { ...minimal, CUSTOM_PROVIDER_URL: 'http://models:8000/' };
    expect(loadConfig(env).providers.custom).toEqual({
      url: 'http://models:8000',
      token: undefined,
    });
    const { custom } = loadConfig({ ...env, CUSTOM_PROVIDER_TOKEN: 't' }).providers;
    expect(custom?.token).toBe('t');
  });
});
