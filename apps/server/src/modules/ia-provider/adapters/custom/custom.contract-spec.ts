import { describe, expect, it } from 'vitest';
import {
  CUSTOM_COST,
  CustomServer,
  type CustomServerOptions,
} from '../../../../../test/support/vendors/ai-custom.js';
import { openVendor } from '../../../../../test/support/vendors/ai-subject.js';
import { describeDetectionProvider, requestOf } from '../../detection-provider.contract.js';
import { describeVendor, type VendorSubject } from '../../detection-vendor.contract.js';
import { PlainFramePreparer } from '../../frame-preparer.port.js';
import { CustomAdapter } from './custom.adapter.js';

async function open(options: CustomServerOptions = { token: 'secret' }): Promise<VendorSubject> {
  return openVendor(
    new CustomServer(options),
    (url, { deadline, retry }) =>
      new CustomAdapter({ url, token: 'secret' }, async () => 50, new PlainFramePreparer(), {
        retry,
        deadline,
      }),
  );
}

describeDetectionProvider('custom', () => open());
describeVendor('custom', () => open(), { halves: false, paysForBroken: false, frameCap: 60 });

describe('the custom provider', () => {
  it('sends no more frames at once than the server takes and adds up what it says it cost', async () => {
    const subject = await open({ maxFramesPerRequest: 2 });
    const { usage } = await subject.provider.detectProducts(requestOf(subject));
    expect(usage).toMatchObject({ model: 'shelf-7b', requests: 3, costMicroUsd: 3 * CUSTOM_COST });
    await subject.close();
  });

  it.each(['unknown_frame', 'no_model'] as const)(
    'does not believe a server that breaks the contract: %s',
    async (flaw) => {
      const subject = await open({ flaw });
      await expect(subject.provider.detectProducts(requestOf(subject))).rejects.toMatchObject({
        fault: 'malformed',
      });
      await subject.close();
    },
  );

  it('does not take over a product that is not in the catalogue', async () => {
    const subject = await open({ flaw: 'invented_product' });
    const { detections } = await subject.provider.detectProducts(requestOf(subject));
    expect(detections.map(({ productId }) => productId)).not.toContain('p-0');
    await subject.close();
  });
});
