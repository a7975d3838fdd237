import type { PushPort } from './push.port';

/** A device as far as push messages see it. */
export interface FakeDevice {
  readonly push: PushPort;
  /** What the person answers when they are asked; `refused` is also what they have answered before. */
  readonly answer: (to: 'granted' | 'refused') => void;
  /** There is no push service on it. */
  readonly takeServiceAway: () => void;
}

/** What every implementation of the port does, whatever is below it. */
export function pushContract(name: string, open: () => FakeDevice): void {
  describe(`push messages: ${name}`, () => {
    it('are not supported where there is no service', async () => {
      const device = open();
      device.takeServiceAway();
      expect(await device.push.state()).toBe('unsupported');
      expect(await device.push.register('AQID')).toBeUndefined();
      await expect(device.push.unregister()).resolves.toBeUndefined();
    });

    it('are off until the person wants them, and then come to an address', async () => {
      const { push, answer } = open();
      answer('granted');
      expect(await push.state()).toBe('off');
      const registration = await push.register('AQID');
      expect(registration).toMatchObject({ kind: push.kind });
      expect(registration?.token).toMatch(/./);
      expect(await push.state()).toBe('on');
    });

    it('are off again when they are taken back', async () => {
      const { push, answer } = open();
      answer('granted');
      await push.register('AQID');
      await push.unregister();
      expect(await push.state()).toBe('off');
    });

    it('are blocked when the person refuses', async () => {
      const { push, answer } = open();
      answer('refused');
      expect(await push.register('AQID')).toBeUndefined();
      expect(await push.state()).toBe('blocked');
    });
  });
}
