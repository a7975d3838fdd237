import type { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Language } from '@miinventario/contracts';
import type { StoreActor } from '../../../platform/database/actor.js';
import { formatEvent } from '../../../platform/http/event-stream.js';
import { log } from '../../../platform/telemetry/logger.js';
import { SessionPresenter } from './session-presenter.js';
import { isAtRest } from './session-states.js';
import { SessionsService } from './sessions.service.js';

const LOOK_MS = 700;
const HEARTBEAT_MS = 15_000;
const HEARTBEAT = formatEvent({ type: 'heartbeat', data: {} });

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

  /** Serves the stream until the session has come to rest or the client has left; never rejects. */
  async open(
    out: Writable,
    actor: StoreActor,
    sessionId: string,
    language: Language,
  ): Promise<void> {
    try {
      await this.follow(out, actor, sessionId, language);
    } catch (error) {
      log.warn({ err: error }, 'session stream');
    }
    out.end();
  }

  private async follow(
    out: Writable,
    actor: StoreActor,
    sessionId: string,
    language: Language,
  ): Promise<void> {
    let version = -1;
    let lastSentAt = Date.now();
    while (!out.destroyed) {
      const view = await this.sessions.get(actor, sessionId);
      const { status, version: current } = view.session;
      if (current !== version) {
        version = current;
        lastSentAt = Date.now();
        const data = await this.presenter.session(view, language);
        out.write(formatEvent({ type: 'session', id: String(version), data }));
      } else if (Date.now() - lastSentAt > HEARTBEAT_MS) {
        lastSentAt = Date.now();
        out.write(HEARTBEAT);
      }
      if (isAtRest(status)) return;
      await sleep(LOOK_MS);
    }
  }
}
