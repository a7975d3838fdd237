import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  DEPENDENCIES,
  HealthChecks,
  type Dependency,
  type Health,
} from '../operations/health-checks.js';
import { Public } from './access.decorators.js';

/** Without these the API can answer nobody. */
const SERVING: readonly Dependency[] = ['database', 'queue'];

/**
 * `live`: the process answers. `serving`: the API can answer requests; load balancers ask it, so
 * that a stopped worker does not take the API away too. `ready`: the product does its main job.
 */
@ApiExcludeController()
@Controller('health')
@Public()
export class HealthController {
  constructor(private readonly health: HealthChecks) {}

  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('serving')
  async serving(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health['body']> {
    return answer(reply, await this.health.of(SERVING));
  }

  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health['body']> {
    return answer(reply, await this.health.of(DEPENDENCIES));
  }
}

function answer(reply: FastifyReply, { isReady, body }: Health): Health['body'] {
  void reply.status(isReady ? 200 : 503).header('Cache-Control', 'no-store');
  return body;
}
