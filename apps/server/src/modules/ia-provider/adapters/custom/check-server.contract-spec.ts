import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, describe, expect, it } from 'vitest';
import {
  CustomServer,
  publishedSchemas,
  type CustomServerOptions,
} from '../../../../../test/support/vendors/ai-custom.js';
import { checkServer } from './check-server.js';
import { answerSchema, infoSchema } from './custom.schema.js';

let server: CustomServer | undefined;
afterEach(() => server?.close());

async function faultsOf(options: CustomServerOptions, token?: string): Promise<string[]> {
  server = new CustomServer(options);
  const url = await server.listen();
  const faults: string[] = [];
  for await (const { title, fault } of checkServer({ url, token, timeoutMs: 20_000 })) {
    if (fault !== undefined) faults.push(`${title}: ${fault}`);
  }
  return faults;
}

describe('the check of a self-hosted server', () => {
  it('passes a server that keeps to the contract', async () => {
    expect(await faultsOf({ token: 'secret' }, 'secret')).toEqual([]);
    expect(server!.checker.violations).toEqual([]);
  });

  it.each<[NonNullable<CustomServerOptions['flaw']>, RegExp]>([
    ['no_model', /model/],
    ['unknown_frame', /cuadro que no se mandó/],
    ['box_outside', /se sale del cuadro/],
    ['invented_product', /no está en el catálogo: "p-0"/],
    ['accepts_junk', /sin cuadros: contestó 200/],
  ])('names what is wrong: %s', async (flaw, expected) => {
    expect((await faultsOf({ flaw })).join('\n')).toMatch(expected);
  });

  it('says so when nobody answers', async () => {
    const results = [];
    const nobody = { url: 'http://127.0.0.1:1', token: undefined, timeoutMs: 2_000 };
    for await (const result of checkServer(nobody)) results.push(result);
    expect(results[0]!.fault).toMatch(/ECONNREFUSED|fetch failed|bad port/);
  });
});

describe('the published contract and the schemas that we read answers with', () => {
  const engine = new Ajv2020({ strict: false });
  engine.addSchema({ $defs: publishedSchemas() }, 'published');
  const published = (name: string) => engine.compile({ $ref: `published#/$defs/${name}` });
  const detection = {
    frameId: '1',
    box: { x: 0, y: 0, width: 1, height: 1 },
    productId: null,
    label: { name: 'Coca', brand: null },
    barcode: null,
    score: 0.5,
  };
  const info = { contract: '1.0', model: 'm', maxFramesPerRequest: 4, maxImageSidePx: 1600 };

  it.each<[string, unknown]>([
    ['whole', info],
    ['with something newer', { ...info, extra: 1 }],
    ['without model', { ...info, model: undefined }],
    ['empty model', { ...info, model: '' }],
    ['no version', { ...info, contract: 'one' }],
    ['no frames', { ...info, maxFramesPerRequest: 0 }],
    ['too many frames', { ...info, maxFramesPerRequest: 65 }],
    ['half a pixel', { ...info, maxImageSidePx: 800.5 }],
  ])('agree about an info: %s', (_what, value) => {
    const plain = JSON.parse(JSON.stringify(value)) as unknown;
    expect(infoSchema.safeParse(plain).success).toBe(published('Info')(plain));
  });

  it.each<[string, unknown]>([
    ['none', { model: 'm', detections: [] }],
    ['one', { model: 'm', detections: [detection] }],
    ['no label', { model: 'm', detections: [{ ...detection, label: null }] }],
    ['label without name', { model: 'm', detections: [{ ...detection, label: {} }] }],
    ['score of 2', { model: 'm', detections: [{ ...detection, score: 2 }] }],
    [
      'negative width',
      { model: 'm', detections: [{ ...detection, box: { x: 0, y: 0, width: -1, height: 1 } }] },
    ],
    ['no box', { model: 'm', detections: [{ ...detection, box: undefined }] }],
    ['product left out', { model: 'm', detections: [{ ...detection, productId: undefined }] }],
    ['cost', { model: 'm', detections: [], usage: { costMicroUsd: 1, tokensIn: 0, tokensOut: 0 } }],
    ['half a cost', { model: 'm', detections: [], usage: { costMicroUsd: 1 } }],
    [
      'cost of half a millionth',
      { model: 'm', detections: [], usage: { costMicroUsd: 0.5, tokensIn: 0, tokensOut: 0 } },
    ],
    ['no model', { detections: [] }],
    ['no object', []],
  ])('agree about an answer: %s', (_what, value) => {
    const plain = JSON.parse(JSON.stringify(value)) as unknown;
    expect(answerSchema.safeParse(plain).success).toBe(published('DetectionAnswer')(plain));
  });
});
