export interface PushDevice {
  readonly id: string;
  readonly kind: 'FCM' | 'WEB';
  readonly token: string;
  readonly p256dh: string | null;
  readonly auth: string | null;
}

export interface PushMessage {
  readonly notificationId: string;
  readonly title: string;
  readonly body: string;
  readonly data: Readonly<Record<string, string>>;
}

/** What the service says of one device. `DEAD` devices are not tried again, ever. */
export type PushOutcome = 'SENT' | 'DEAD' | 'REFUSED';

/** Sends to one kind of device. Rejects when the service is away and the job should come back. */
export interface PushSender {
  readonly kind: PushDevice['kind'];
  send(device: PushDevice, message: PushMessage): Promise<PushOutcome>;
}

/** Injection token of the senders that have keys. */
export const PUSH_SENDERS = Symbol('PUSH_SENDERS');
