import { Injectable, type MessageEvent } from '@nestjs/common';
import type { Language } from '@miinventario/contracts';
import { Observable } from 'rxjs';
import type { StoreActor } from '../../../platform/database/actor.js';
import { log } from '../../../platform/telemetry/logger.js';
import { SessionPresenter } from './session-presenter.js';
import { isAtRest } from './session-states.js';
import { SessionsService } from './sessions.service.js';

const LOOK_MS = 700;
const HEARTBEAT_MS = 15_000;

/**
 * A session's changes as server-sent events. Each stream looks at its row now and then: changes
 * made by any process are seen, also behind a pooler that does not pass notifications on.
 */
@Injectable()
export class SessionStream {
  constructor(
    private readonly sessions: SessionsService,
    private readonly presenter: SessionPresenter,
  ) {}

  /** Ends after the session has come to rest. */
  open(actor: StoreActor, sessionId: string, language: Language): Observable<MessageEvent> {
    return new Observable((subscriber) => {
      let version = -1;
      let lastSentAt = Date.now();
      let timer: NodeJS.Timeout | undefined;
      const look = async (): Promise<void> => {
        const view = await this.sessions.get(actor, sessionId);
        if (subscriber.closed) return;
        if (view.session.version !== version) {
          version = view.session.version;
          lastSentAt = Date.now();
          const data = await this.presenter.session(view, language);
          subscriber.next({ type: 'session', id: String(version), data });
        } else if (Date.now() - lastSentAt > HEARTBEAT_MS) {
          lastSentAt = Date.now();
          subscriber.next({ type: 'heartbeat', data: {} });
        }
        if (isAtRest(view.session.status)) subscriber.complete();
        else timer = setTimeout(run, LOOK_MS);
      };
      const run = (): void => {
        look().catch((error: unknown) => {
          log.warn({ err: error }, 'session stream');
          subscriber.complete();
        });
      };
      run();
      return () => clearTimeout(timer);
    });
  }
}
