import { fcm, type fcm_v1 } from '@googleapis/fcm';
import { OAuth2Client } from 'google-auth-library';
import type { FcmConfig } from '../../../config/app-config.js';
import type { PushDevice, PushMessage, PushOutcome, PushSender } from '../push-sender.port.js';

import { fetchAccessToken, parseServiceAccount } from './service-account-token.js';

const SCOPE = 'https://www.googleapis.com/auth/firebase.messaging';
const TIMEOUT_MS = 15_000;

/** FCM HTTP v1; iOS is reached through it by APNs. */
export class FcmSender implements PushSender {
  readonly kind = 'FCM';
  private readonly client: fcm_v1.Fcm;
  private readonly parent: string;

  constructor(config: FcmConfig) {
    const account = parseServiceAccount(config.serviceAccount);
    this.parent = `projects/${account.project_id}`;
    const auth = new OAuth2Client();
    auth.refreshHandler = () => fetchAccessToken(account, SCOPE);
    const rootUrl = `${config.apiUrl.replace(/\/$/, '')}/`;
    this.client = fcm({ version: 'v1', auth: auth as never, rootUrl });
  }

  async send(device: PushDevice, message: PushMessage): Promise<PushOutcome> {
    const { notificationId, title, body } = message;
    try {
      await this.client.projects.messages.send(
        {
          parent: this.parent,
          requestBody: {
            message: {
              token: device.token,
              notification: { title, body },
              data: { ...message.data, notificationId },
              android: { priority: 'HIGH', collapseKey: notificationId },
              apns: {
                headers: { 'apns-collapse-id': notificationId },
                payload: { aps: { sound: 'default' } },
              },
            },
          },
        },
        { timeout: TIMEOUT_MS, retry: false },
      );
      return 'SENT';
    } catch (error) {
      return outcomeOf(error);
    }
  }
}

interface FcmFault {
  response?: { status?: number; data?: { error?: { details?: Array<{ errorCode?: string }> } } };
}

function outcomeOf(error: unknown): PushOutcome {
  const { response } = error as FcmFault;
  const codes = (response?.data?.error?.details ?? []).map((detail) => detail.errorCode);
  if (response?.status === 404 || codes.includes('UNREGISTERED')) return 'DEAD';
  if (codes.includes('SENDER_ID_MISMATCH')) return 'DEAD';
  if (response?.status === 400) return 'REFUSED';
  throw error;
}
