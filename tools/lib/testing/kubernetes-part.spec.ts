import { describe, expect, it } from 'vitest';
import { ruleFaults, schemaFaults, type Manifest } from './kubernetes-part.js';

const budget = (spec: object): Manifest => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'api' },
  spec,
});

describe('a manifest', () => {
  it('is held against the schema of its API', async () => {
    expect(await schemaFaults(budget({ minAvailable: 2, selector: {} }))).toEqual([]);
    expect(await schemaFaults(budget({ minAvailable: 2, selector: 'api' }))).not.toEqual([]);
    expect(await schemaFaults({ ...budget({}), kind: 'Budget' })).not.toEqual([]);
  });

  it('of a pod that may do too much is refused with each reason', () => {
    const container = { name: 'api', image: 'x:latest' };
    const template = { spec: { containers: [container] } };
    const manifest: Manifest = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'api' },
      spec: { template },
    };
    expect(ruleFaults(manifest, 'production')).toEqual([
      'gets a token of the Kubernetes API',
      'may run as root',
      'api may write its image',
      'api may gain rights',
      'api asks for no resources',
      'api has no limit of memory',
      'x:latest names no version',
      'api has no liveness probe',
      'api has no readiness probe',
    ]);
  });

  it('that sets a variable the server does not know is refused', () => {
    const manifest = {
      ...budget({}),
      kind: 'ConfigMap',
      data: { LOG_LEVEL: 'info', LOGLEVEL: '' },
    };
    expect(ruleFaults(manifest, 'staging')).toEqual(['LOGLEVEL is not a variable of the server']);
  });
});
