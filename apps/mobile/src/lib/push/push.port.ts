/** Whether push messages come to this device. `blocked`: the person has refused the permission. */
export type PushState = 'unsupported' | 'off' | 'on' | 'blocked';

/** Where the server reaches this device. */
export interface PushRegistration {
  kind: 'FCM' | 'WEB';
  token: string;
  p256dh?: string;
  auth?: string;
}

/** Push messages as this device can receive them. */
export interface PushPort {
  state: () => Promise<PushState>;
  /**
   * Asks the person, and registers the device. Undefined when they refuse.
   * @param webPushKey the server's VAPID key; native devices need none
   */
  register: (webPushKey: string | null) => Promise<PushRegistration | undefined>;
  unregister: () => Promise<void>;
}
