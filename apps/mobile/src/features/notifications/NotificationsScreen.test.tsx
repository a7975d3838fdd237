import { fireEvent, screen, waitFor } from '@testing-library/react-native';

import { build } from '../../test-support/build';
import { renderScreen } from '../../test-support/render-app';
import { NotificationPreferencesScreen } from './NotificationPreferencesScreen';
import type { KindChoice, Preferences } from './notifications.calls';
import { NotificationsScreen } from './NotificationsScreen';

const paid = build.notification({
  id: 'notification-2',
  kind: 'PAYMENT_CONFIRMED',
  title: 'Pago confirmado',
  facts: { orderId: 'order-1' },
  readAt: '2026-11-25T17:00:00.000Z',
});

function renderList(calls: object) {
  renderScreen({
    name: 'Notifications',
    component: NotificationsScreen,
    others: ['Report', 'Order', 'NotificationPreferences'],
    calls: { countUnread: async () => ({ count: 1 }), ...calls },
  });
}

describe('NotificationsScreen', () => {
  it('marks what is touched as read, and leads to what it is about', async () => {
    const markRead = jest.fn(async () => undefined);
    renderList({
      listNotifications: async () => ({ items: [build.notification(), paid], nextCursor: null }),
      markRead,
    });
    expect(await screen.findByTestId('notification-0-unread')).toBeOnTheScreen();
    expect(screen.queryByTestId('notification-1-unread')).toBeNull();
    fireEvent.press(screen.getByTestId('notification-0'));
    expect(await screen.findByTestId('other-Report')).toHaveTextContent(/session-1/);
    expect(markRead).toHaveBeenCalledWith('notification-1');
  });

  it('does not mark again what was read', async () => {
    renderList({ listNotifications: async () => ({ items: [paid], nextCursor: null }) });
    fireEvent.press(await screen.findByTestId('notification-0'));
    expect(await screen.findByTestId('other-Order')).toHaveTextContent(/order-1/);
    expect(screen.queryByTestId('notifications-read-all')).toBeNull();
  });

  it('marks all as read at once', async () => {
    const markAllRead = jest.fn(async () => undefined);
    renderList({
      listNotifications: async () => ({ items: [build.notification()], nextCursor: null }),
      markAllRead,
    });
    fireEvent.press(await screen.findByTestId('notifications-read-all'));
    await waitFor(() => expect(screen.queryByTestId('notification-0-unread')).toBeNull());
    expect(markAllRead).toHaveBeenCalledTimes(1);
  });

  it('brings the mark back when the server refuses', async () => {
    renderList({
      listNotifications: async () => ({ items: [build.notification()], nextCursor: null }),
      markAllRead: () => Promise.reject(new Error('refused')),
    });
    fireEvent.press(await screen.findByTestId('notifications-read-all'));
    expect(await screen.findByTestId('notification-0-unread')).toBeOnTheScreen();
  });

  it('says so when there is none', async () => {
    renderList({ listNotifications: async () => ({ items: [], nextCursor: null }) });
    expect(await screen.findByTestId('notifications-empty')).toBeOnTheScreen();
  });
});

const kinds: KindChoice[] = [
  { kind: 'REPORT_READY', push: true, email: false },
  { kind: 'CREDITS_LOW', push: true, email: false },
];

function renderPreferences(savePreferences: (body: Preferences) => Promise<Preferences>) {
  renderScreen({
    name: 'NotificationPreferences',
    component: NotificationPreferencesScreen,
    calls: { getPreferences: async () => ({ kinds, quiet: { from: 22, to: 7 } }), savePreferences },
  });
}

describe('NotificationPreferencesScreen', () => {
  it('saves each choice as it is made', async () => {
    const save = jest.fn(async (body: Preferences) => body);
    renderPreferences(save);
    fireEvent.press(await screen.findByTestId('prefer-CREDITS_LOW-email'));
    await waitFor(() =>
      expect(save).toHaveBeenCalledWith({
        kinds: [kinds[0], { kind: 'CREDITS_LOW', push: true, email: true }],
        quiet: { from: 22, to: 7 },
      }),
    );
    fireEvent.press(screen.getByTestId('quiet-to-later'));
    await waitFor(() => expect(screen.getByTestId('quiet-to')).toHaveTextContent('08:00'));
    fireEvent.press(screen.getByTestId('quiet-on'));
    await waitFor(() =>
      expect(save).toHaveBeenLastCalledWith(expect.objectContaining({ quiet: null })),
    );
    expect(screen.queryByTestId('quiet-from')).toBeNull();
  });

  it('shows the former choice again, and why, when it could not be saved', async () => {
    renderPreferences(() => Promise.reject(new Error('no')));
    const box = await screen.findByTestId('prefer-REPORT_READY-push');
    fireEvent.press(box);
    expect(await screen.findByTestId('preferences-failure')).toBeOnTheScreen();
    expect(screen.getByTestId('prefer-REPORT_READY-push')).toBeChecked();
  });
});
