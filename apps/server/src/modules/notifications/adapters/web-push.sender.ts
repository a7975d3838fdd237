import webPush from 'web-push';
import type { WebPushConfig } from '../../../config/app-config.js';
import type { PushDevice, PushMessage, PushOutcome, PushSender } from '../push-sender.port.js';

const TTL_SECONDS = 24 * 3_600;
const TIMEOUT_MS = 15_000;

/** Web Push (RFC 8030, 8291) with VAPID (RFC 8292), for the web app. */
export class WebPushSender implements PushSender {
  readonly kind = 'WEB';

  constructor(private readonly config: WebPushConfig) {}

  async send(device: PushDevice, message: PushMessage): Promise<PushOutcome> {
    const { p256dh, auth, token: endpoint } = device;
    if (p256dh === null || auth === null || !URL.canParse(endpoint)) return 'REFUSED';
    const details = webPush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      JSON.stringify(message),
      {
        TTL: TTL_SECONDS,
        topic: message.notificationId.replaceAll('-', ''),
        vapidDetails: {
          subject: this.config.subject,
          publicKey: this.config.publicKey,
          privateKey: this.config.privateKey,
        },
      },
    );
    const response = await fetch(details.endpoint, {
      method: details.method,
      headers: details.headers as Record<string, string>,
      body: new Uint8Array(details.body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: 'error',
    });
    await response.arrayBuffer();
    if (response.ok) return 'SENT';
    if (response.status === 404 || response.status === 410) return 'DEAD';
    if (response.status >= 500 || response.status === 429) {
      throw new Error(`the push service answered ${response.status}`);
    }
    return 'REFUSED';
  }
}
