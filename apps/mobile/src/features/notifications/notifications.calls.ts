import type {
  DeviceRequest,
  DeviceResponse,
  KindPreference,
  NotificationResponse,
  PreferencesDto,
  UnreadResponse,
  WebPushKeyResponse,
} from '@miinventario/contracts/client';
import type { AxiosInstance } from 'axios';

import type { Page } from '../../lib/api/types';

export type Notification = NotificationResponse;
export type NotificationKind = NotificationResponse['kind'];
export type Preferences = PreferencesDto;
export type KindChoice = KindPreference;

/** What the person is told, and how they want to be told. */
export const notificationCalls = (http: AxiosInstance) => ({
  listNotifications: async (cursor?: string) =>
    (await http.get<Page<Notification>>('/notifications', { params: { cursor } })).data,
  countUnread: async () => (await http.get<UnreadResponse>('/notifications/unread-count')).data,
  markRead: async (id: string) => {
    await http.post(`/notifications/${id}/read`);
  },
  markAllRead: async () => {
    await http.post('/notifications/read-all');
  },
  getPreferences: async () => (await http.get<Preferences>('/notifications/preferences')).data,
  savePreferences: async (body: Preferences) =>
    (await http.put<Preferences>('/notifications/preferences', body)).data,
  getWebPushKey: async () =>
    (await http.get<WebPushKeyResponse>('/notifications/web-push-key')).data,
  registerDevice: async (body: DeviceRequest) =>
    (await http.post<DeviceResponse>('/notifications/devices', body)).data,
  removeDevice: async (id: string) => {
    await http.delete(`/notifications/devices/${id}`);
  },
});
