import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiKeyScopes } from '../http/access.decorators.js';
import { collectors } from '../telemetry/collectors.js';
import { metrics } from '../telemetry/metrics.js';

/** The measurements on the public port, for a Prometheus that holds a key. */
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  @Get()
  @ApiKeyScopes('metrics:read')
  async read(@Res() reply: FastifyReply): Promise<void> {
    const text = await collectors.exposition();
    await reply
      .header('Content-Type', metrics.contentType)
      .header('Cache-Control', 'no-store')
      .send(text);
  }
}
