import type {
  AvatarResponse,
  ConsentResponse,
  ErasureResponse,
  LoginDeviceResponse,
} from '@miinventario/contracts/client';
import type { AxiosInstance } from 'axios';

import { photoForm, type PhotoPart } from '../../lib/api/client';
import type { Me, Page } from '../../lib/api/types';

export type LoginDevice = LoginDeviceResponse;
export type Consent = ConsentResponse;

/** Pictures need more patience than answers. */
const PHOTO_TIMEOUT_MS = 60_000;

/** The account of the person: who they are, how they come in, what is kept of them. */
export const accountCalls = (http: AxiosInstance) => ({
  updateMe: async (body: { name?: string; locale?: Me['locale'] }) =>
    (await http.patch<Me>('/users/me', body)).data,
  getAvatar: async () => (await http.get<AvatarResponse>('/users/me/avatar')).data,
  setAvatar: async (photo: PhotoPart) =>
    (
      await http.put<AvatarResponse>('/users/me/avatar', photoForm(photo), {
        timeout: PHOTO_TIMEOUT_MS,
      })
    ).data,
  removeAvatar: async () => {
    await http.delete('/users/me/avatar');
  },
  changePassword: async (body: { currentPassword?: string; password: string }) => {
    await http.post('/auth/password/change', body);
  },
  listDevices: async () => (await http.get<Page<LoginDevice>>('/auth/sessions')).data,
  closeDevice: async (sessionId: string) => {
    await http.delete(`/auth/sessions/${sessionId}`);
  },
  listConsents: async () => (await http.get<Page<Consent>>('/users/me/consents')).data,
  giveMarketing: async (version: string) => {
    await http.post('/users/me/consents', { document: 'marketing', version });
  },
  withdrawMarketing: async () => {
    await http.delete('/users/me/consents/marketing');
  },
  requestErasure: async () => (await http.delete<ErasureResponse>('/users/me')).data,
  cancelErasure: async () => {
    await http.post('/users/me/restore');
  },
});
