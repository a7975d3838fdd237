import { describe, expect, it } from 'vitest';
import { CLAUDE_USAGE, ClaudeServer } from '../../../../../test/support/vendors/ai-claude.js';
import { drawScene } from '../../../../../test/support/vendors/ai-scene.js';
import { CATALOGUE, openVendor } from '../../../../../test/support/vendors/ai-subject.js';
import { describeDetectionProvider, requestOf } from '../../detection-provider.contract.js';
import { describeVendor, type VendorSubject } from '../../detection-vendor.contract.js';
import { PlainFramePreparer } from '../../frame-preparer.port.js';
import { VisionProvider } from '../../vision/vision-provider.js';
import type { VisionOptions } from '../../vision/vision-vendor.port.js';
import { ClaudeVendor } from './claude.adapter.js';

const price = { input: 2_000_000, cachedInput: 100_000, cacheWrite: 2_500_000, output: 10_000_000 };
const options: VisionOptions = { model: 'claude-sonnet-5-5', effort: 'low', price, hints: 50 };

async function open(server = new ClaudeServer()): Promise<VendorSubject> {
  return openVendor(server, (url, { deadline, retry }) => {
    const vendor = new ClaudeVendor({ apiKey: 'test-key', baseUrl: url }, deadline);
    return new VisionProvider(vendor, async () => options, new PlainFramePreparer(), retry);
  });
}

describeDetectionProvider('claude', open);
describeVendor('claude', open, { halves: true, paysForBroken: true, frameCap: 100 });

describe('the claude provider', () => {
  it("is held to the Messages API's document wherever that is at hand", async (context) => {
    const server = new ClaudeServer();
    if (!server.checker.hasDocument) {
      context.skip('contracts/anthropic/messages-openapi.json is not at hand: own schemas only');
    }
    const subject = await open(server);
    await subject.provider.detectProducts(requestOf(subject));
    expect(server.checker.checked).toBeGreaterThan(10);
    expect(server.checker.violations).toEqual([]);
    server.checker.component('MessageCreateParamsStreaming', { model: 'x', stream: true });
    expect(server.checker.violations).not.toEqual([]);
    await subject.close();
  });

  it("counts tokens and cost by the vendor's own usage, cache included", async () => {
    const subject = await open();
    const frames = subject.frames.slice(0, 2);
    const { usage } = await subject.provider.detectProducts(requestOf({ ...subject, frames }));
    const { input, cacheRead, cacheWrite, output } = CLAUDE_USAGE;
    expect(usage).toMatchObject({
      provider: 'claude',
      model: 'claude-sonnet-5-5',
      tokensIn: input + cacheRead + cacheWrite,
      tokensOut: output,
      costMicroUsd: input * 2 + cacheRead * 0.1 + cacheWrite * 2.5 + output * 10,
      isEstimated: false,
    });
    await subject.close();
  });

  it('cuts a frame that is too large into parts and tells each facing once, at its place', async () => {
    const server = new ClaudeServer();
    const subject = await open(server);
    const scene = await drawScene(1, 3840, 2160);
    const { detections } = await subject.provider.detectProducts(
      requestOf({ frames: scene.frames, catalogue: CATALOGUE }),
    );
    const [frame] = scene.frames;
    const packs = scene.truth.get(frame!.frameIndex)!;
    expect(detections).toHaveLength(packs.length);
    for (const { box } of packs) {
      const nearest = Math.min(
        ...detections.map((seen) =>
          Math.max(
            Math.abs(seen.box.x - box.x),
            Math.abs(seen.box.y - box.y),
            Math.abs(seen.box.width - box.width),
            Math.abs(seen.box.height - box.height),
          ),
        ),
      );
      expect(nearest).toBeLessThan(12);
    }
    await scene.remove();
    await subject.close();
  });
});
