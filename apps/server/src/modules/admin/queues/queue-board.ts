import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AppConfig } from '../../../config/app-config.js';
import { APP_CONFIG } from '../../../config/config.module.js';
import { AuditLog } from '../../../platform/audit/audit-log.js';
import type { AdminActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { AppError } from '../../../platform/errors/app-error.js';
import {
  AUTHENTICATOR,
  type AccessClaims,
  type Authenticator,
} from '../../../platform/http/ports.js';
import { sendProblem } from '../../../platform/http/problem.filter.js';
import { JobQueue } from '../../../platform/queue/job-queue.js';

/** Holds an access token of staff, for the pages of the board alone. */
export const BOARD_COOKIE = 'mi_board';
export const BOARD_PATH = '/admin/queues';

/** What stands before every page and every call of the board. */
class BoardGuard {
  private readonly authenticator: Authenticator;
  private readonly db: Db;
  private readonly audit: AuditLog;
  private readonly origin: string;

  constructor(app: NestFastifyApplication) {
    this.authenticator = app.get<Authenticator>(AUTHENTICATOR);
    this.db = app.get(Db);
    this.audit = app.get(AuditLog);
    this.origin = new URL(app.get<AppConfig>(APP_CONFIG).http.publicApiUrl).origin;
  }

  /** Lets staff in who have shown their second factor; undefined, or why not. */
  async refusal(request: FastifyRequest): Promise<AppError | undefined> {
    const token = request.cookies[BOARD_COOKIE];
    const claims =
      token === undefined ? undefined : await this.authenticator.verifyAccessToken(token);
    if (!claims) return new AppError('auth.unauthenticated');
    if (claims.role !== 'ADMIN') return new AppError('resource.not_found');
    if (!claims.hasSecondFactor) return new AppError('auth.second_factor_required');
    if (request.method === 'GET' || request.method === 'HEAD') return undefined;
    // The cookie is sent by pages of this site alone; the origin must be this very address.
    if (request.headers.origin !== this.origin) return new AppError('auth.csrf');
    await this.note(request, claims);
    return undefined;
  }

  /** Written before it is done: a change that then fails is on record all the same. */
  private async note(request: FastifyRequest, { userId }: AccessClaims): Promise<void> {
    const actor: AdminActor = { kind: 'admin', userId, reason: 'board of queues' };
    const path = (request.url.split('?')[0] ?? '').slice(0, 300);
    await this.db.write(actor, (tx) =>
      this.audit.record(tx, { action: 'queue.changed', target: `${request.method} ${path}` }),
    );
  }
}

/** Mounts the board of queues: jobs, their attempts and failures, and what may be done with them. */
export async function registerQueueBoard(app: NestFastifyApplication): Promise<void> {
  const guard = new BoardGuard(app);
  const board = new FastifyAdapter();
  board.setBasePath(BOARD_PATH);
  const { setQueues } = createBullBoard({
    queues: [],
    serverAdapter: board,
    options: { uiConfig: { boardTitle: 'MiInventario', hideRedisDetails: true } },
  });
  // A queue is a connection of its own: opened when somebody looks, not at every start.
  let isOpen = false;
  const open = (): void => {
    if (isOpen) return;
    isOpen = true;
    const queues = app.get(JobQueue).handles();
    setQueues(queues.map((queue) => new BullMQAdapter(queue)));
  };
  const server = app.getHttpAdapter().getInstance();
  await server.register(async (scope) => {
    scope.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
      const refusal = await guard.refusal(request);
      if (refusal) return sendProblem(refusal, request, reply);
      open();
      return undefined;
    });
    await scope.register(board.registerPlugin(), { prefix: BOARD_PATH });
  });
}
