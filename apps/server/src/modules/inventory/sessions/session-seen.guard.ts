import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { RequestWithActor } from '../../../platform/http/access.decorators.js';
import { PlatformError } from '../../../platform/errors/platform.errors.js';
import { UuidParam } from '../../../platform/http/uuid-param.pipe.js';
import { SessionsService } from './sessions.service.js';

/**
 * Answers 404 for a session that is not there before a stream is opened: a stream has sent its 200
 * by the time its handler runs.
 */
@Injectable()
export class SessionSeenGuard implements CanActivate {
  private readonly id = new UuidParam();

  constructor(private readonly sessions: SessionsService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    const { sessionId = '' } = request.params as { sessionId?: string };
    if (request.actor?.kind !== 'store') throw PlatformError.notFound();
    await this.sessions.get(request.actor, this.id.transform(sessionId));
    return true;
  }
}
