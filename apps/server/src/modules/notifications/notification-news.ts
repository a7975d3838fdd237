import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { SystemActor, UserId } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { PeriodicTask } from '../../platform/queue/periodic-task.js';

const WATCHER: SystemActor = { kind: 'system', task: 'watch-notifications' };
const LOOK_MS = 1_000;
/** A change is seen when its transaction commits, which is somewhat later than its time says. */
const WINDOW_SECONDS = 15;

interface NewsRow {
  user_id: UserId;
  changed_at: Date;
}

/**
 * Tells the open streams of this process whose notifications changed, by one small query a second
 * however many streams there are.
 */
@Injectable()
export class NotificationNews implements OnApplicationShutdown {
  private readonly listeners = new Map<UserId, Set<() => void>>();
  private seen = new Map<UserId, number>();
  private task: PeriodicTask | undefined;

  constructor(private readonly db: Db) {}

  /** Calls `listener` after each change of the user's notifications; the answer ends it. */
  watch(userId: UserId, listener: () => void): () => void {
    const mine = this.listeners.get(userId) ?? new Set();
    mine.add(listener);
    this.listeners.set(userId, mine);
    if (!this.task) {
      this.task = new PeriodicTask({
        name: 'watch-notifications',
        everyMs: LOOK_MS,
        run: () => this.look(),
      });
      this.task.start();
    }
    return () => {
      mine.delete(listener);
      if (mine.size === 0) this.listeners.delete(userId);
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.task?.stop();
  }

  private async look(): Promise<void> {
    if (this.listeners.size === 0) return;
    const rows = await this.db.read(WATCHER, (tx) =>
      tx.query<NewsRow>(
        `SELECT user_id, changed_at FROM notifications.news
          WHERE changed_at > now() - $1 * interval '1 second'`,
        [WINDOW_SECONDS],
      ),
    );
    const seen = new Map<UserId, number>();
    for (const { user_id: userId, changed_at: changedAt } of rows) {
      seen.set(userId, changedAt.getTime());
      if (this.seen.get(userId) === changedAt.getTime()) continue;
      for (const listener of this.listeners.get(userId) ?? []) listener();
    }
    this.seen = seen;
  }
}
