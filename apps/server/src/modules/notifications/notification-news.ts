import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { SystemActor, UserId } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { PeriodicTask } from '../../platform/queue/periodic-task.js';

const WATCHER: SystemActor = { kind: 'system', task: 'watch-notifications' };
const LOOK_MS = 1_000;
/** A change is seen when its transaction commits, which is somewhat later than its time says. */
const WINDOW_SECONDS = 15;

/** An open stream. */
export interface NewsWatcher {
  wake: () => void;
}

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
  private readonly watchers = new Map<UserId, Set<NewsWatcher>>();
  private seen = new Map<UserId, number>();
  private task: PeriodicTask | undefined;

  constructor(private readonly db: Db) {}

  /** Wakes the watcher after each change of the user's notifications, until `unwatch`. */
  watch(userId: UserId, watcher: NewsWatcher): void {
    const mine = this.watchers.get(userId) ?? new Set();
    mine.add(watcher);
    this.watchers.set(userId, mine);
    if (!this.task) {
      this.task = new PeriodicTask({
        name: 'watch-notifications',
        everyMs: LOOK_MS,
        run: () => this.look(),
      });
      this.task.start();
    }
  }

  unwatch(userId: UserId, watcher: NewsWatcher): void {
    const mine = this.watchers.get(userId);
    mine?.delete(watcher);
    if (mine?.size === 0) this.watchers.delete(userId);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.task?.stop();
  }

  private async look(): Promise<void> {
    if (this.watchers.size === 0) return;
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
      for (const watcher of this.watchers.get(userId) ?? []) watcher.wake();
    }
    this.seen = seen;
  }
}
