import { Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AppConfig } from '../../../config/app-config.js';
import { APP_CONFIG } from '../../../config/config.module.js';
import { AdminOnly } from '../../../platform/http/access.decorators.js';
import { JobQueue } from '../../../platform/queue/job-queue.js';
import { BOARD_COOKIE, BOARD_PATH } from './queue-board.js';

const ENTRY_SECONDS = 15 * 60;

export class StaffQueueResponse {
  @ApiProperty()
  name!: string;
  @ApiProperty()
  waiting!: number;
  @ApiProperty()
  active!: number;
  @ApiProperty()
  delayed!: number;
  @ApiProperty({ description: 'given up; kept for 14 days' })
  failed!: number;
  @ApiProperty()
  isPaused!: boolean;
}

export class StaffQueueListResponse {
  @ApiProperty({ enum: ['postgres', 'redis'] })
  backend!: string;
  @ApiProperty({ type: [StaffQueueResponse] })
  items!: StaffQueueResponse[];
}

@ApiTags('admin')
@ApiBearerAuth()
@AdminOnly()
@Controller('admin/queues')
export class StaffQueuesController {
  constructor(
    private readonly queue: JobQueue,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Queues and how much is in them' })
  @ApiOkResponse({ type: StaffQueueListResponse })
  async list(): Promise<StaffQueueListResponse> {
    const items = await Promise.all(
      this.queue.handles().map(async (handle) => {
        const counts = await handle.getJobCounts('waiting', 'active', 'delayed', 'failed');
        const count = (state: string): number => counts[state] ?? 0;
        return {
          name: handle.name,
          waiting: count('waiting'),
          active: count('active'),
          delayed: count('delayed'),
          failed: count('failed'),
          isPaused: await handle.isPaused(),
        };
      }),
    );
    return { backend: this.config.redisUrl === undefined ? 'postgres' : 'redis', items };
  }

  /** The board is pages of its own, which send no Authorization header: a cookie opens it to them. */
  @Post('entry')
  @HttpCode(204)
  @ApiOperation({ summary: 'Opens the board of queues at /admin/queues to this browser' })
  @ApiNoContentResponse()
  enter(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): void {
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
    void reply.setCookie(BOARD_COOKIE, token, {
      path: BOARD_PATH,
      httpOnly: true,
      sameSite: 'strict',
      secure: this.config.http.publicApiUrl.startsWith('https:'),
      maxAge: ENTRY_SECONDS,
    });
  }
}
