import { describe, expect, it } from 'vitest';
import { OPENAI_USAGE, OpenAiServer } from '../../../../../test/support/vendors/ai-openai.js';
import { openVendor } from '../../../../../test/support/vendors/ai-subject.js';
import { describeDetectionProvider, requestOf } from '../../detection-provider.contract.js';
import { describeVendor, type VendorSubject } from '../../detection-vendor.contract.js';
import { PlainFramePreparer } from '../../frame-preparer.port.js';
import { VisionProvider } from '../../vision/vision-provider.js';
import type { VisionOptions } from '../../vision/vision-vendor.port.js';
import { OpenAiVendor } from './openai.adapter.js';

const price = { input: 100_000, cachedInput: 10_000, cacheWrite: 125_000, output: 500_000 };
const options: VisionOptions = { model: 'gpt-6-luna', effort: 'low', price, hints: 50 };

async function open(server = new OpenAiServer(), some = options): Promise<VendorSubject> {
  return openVendor(server, (url, { deadline, retry }) => {
    const vendor = new OpenAiVendor({ apiKey: 'test-key', baseUrl: `${url}/v1` }, deadline);
    return new VisionProvider(vendor, async () => some, new PlainFramePreparer(), retry);
  });
}

describeDetectionProvider('openai', open);
describeVendor('openai', open, { halves: true, paysForBroken: true, frameCap: 100 });

describe('the openai provider', () => {
  it("is held to OpenAI's published document wherever that is at hand", async (context) => {
    const server = new OpenAiServer();
    if (!server.checker.hasDocument) {
      context.skip('contracts/openai/openai-cut.json is not at hand: own small schemas only');
    }
    const subject = await open(server);
    await subject.provider.detectProducts(requestOf(subject));
    expect(server.checker.checked).toBeGreaterThan(10);
    expect(server.checker.violations).toEqual([]);
    server.checker.component('CreateChatCompletionRequest', { model: 'gpt-6-luna' });
    expect(server.checker.violations).not.toEqual([]);
    await subject.close();
  });

  it("counts tokens and cost by the vendor's own usage and the price table", async () => {
    const subject = await open();
    const frames = subject.frames.slice(0, 2);
    const { usage } = await subject.provider.detectProducts(requestOf({ ...subject, frames }));
    const { prompt, cached, completion } = OPENAI_USAGE;
    expect(usage).toMatchObject({
      provider: 'openai',
      model: 'gpt-6-luna-2026-09-22',
      frames: 2,
      requests: 1,
      tokensIn: prompt,
      tokensOut: completion,
      isEstimated: false,
      costMicroUsd: (prompt - cached) * 0.1 + cached * 0.01 + completion * 0.5,
    });
    await subject.close();
  });

  it('is not asked with a model that has no price', async () => {
    const server = new OpenAiServer();
    const subject = await open(server, { ...options, model: 'gpt-9', price: undefined });
    await expect(subject.provider.getCost(1)).rejects.toMatchObject({ fault: 'unpriced' });
    await expect(subject.provider.detectProducts(requestOf(subject))).rejects.toMatchObject({
      fault: 'unpriced',
    });
    expect(server.requests).toHaveLength(0);
    await subject.close();
  });
});
