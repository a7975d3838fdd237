/** Whether push messages come to this device. `blocked`: the person has refused the permission. */
export type PushState = 'unsupported' | 'off' | 'on' | 'blocked';

/** Where the server reaches this device. */
export interface PushRegistration {
  kind: 'FCM' | 'WEB';
  token: string;
  p256dh?: string;
  auth?: string;
}

/** What comes by itself. */
export interface PushEvents {
  /** A message was tapped, or started the app; with the facts that it carries. */
  readonly onOpened: (facts: Readonly<Record<string, unknown>>) => void;
  /** The device is reached elsewhere from now on. */
  readonly onMoved: (registration: PushRegistration) => void;
}

/** Push messages as this device can receive them. */
export interface PushPort {
  /** The service by which the server reaches this device. */
  readonly kind: PushRegistration['kind'];
  state: () => Promise<PushState>;
  /**
   * Asks the person, and registers the device. Undefined when they refuse.
   * @param webPushKey the server's VAPID key; native devices need none
   */
  register: (webPushKey: string | null) => Promise<PushRegistration | undefined>;
  unregister: () => Promise<void>;
  /** Tells of what comes until the function it gives is called. */
  follow: (events: PushEvents) => () => void;
}
