import { screen, waitFor } from '@testing-library/react-native';

import { push } from '../../lib/push/push';
import type { PushEvents } from '../../lib/push/push.port';
import { useSettingsStore } from '../../lib/settings.store';
import { renderScreen } from '../../test-support/render-app';
import { PushFollower } from './PushFollower';

/** The follower on a screen, and what it would be told by the device. */
async function follow(calls: object = {}): Promise<PushEvents> {
  const told: PushEvents[] = [];
  jest.spyOn(push, 'follow').mockImplementation((events) => {
    told.push(events);
    return () => undefined;
  });
  renderScreen({
    name: 'Tabs',
    component: PushFollower,
    others: ['Report', 'Notifications'],
    calls,
  });
  await waitFor(() => expect(told).not.toEqual([]));
  return told[0]!;
}

describe('PushFollower', () => {
  it('opens what a tapped message is about, in its shop', async () => {
    const { onOpened } = await follow();
    onOpened({ kind: 'REPORT_READY', sessionId: 'session-9', storeId: 'store-2' });
    expect(await screen.findByTestId('other-Report')).toHaveTextContent(/session-9/);
    expect(useSettingsStore.getState().activeStoreId).toBe('store-2');
  });

  it('opens the list for a message that this version does not know', async () => {
    const { onOpened } = await follow();
    onOpened({ kind: 'OF_TOMORROW' });
    expect(await screen.findByTestId('other-Notifications')).toBeOnTheScreen();
  });

  it('tells the server where the device is reached from now on', async () => {
    const registerDevice = jest.fn(async () => ({ id: 'device-1' }));
    const { onMoved } = await follow({ registerDevice });
    onMoved({ kind: 'FCM', token: 'token-2' });
    await waitFor(() =>
      expect(registerDevice).toHaveBeenCalledWith({ kind: 'FCM', token: 'token-2' }),
    );
  });
});
