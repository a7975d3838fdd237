import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Inject,
  Param,
  Post,
  Put,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { validate as isUuid } from 'uuid';
import type { AppConfig } from '../../config/app-config.js';
import { APP_CONFIG } from '../../config/config.module.js';
import type { UserActor } from '../../platform/database/actor.js';
import { Authenticated, CurrentUser } from '../../platform/http/access.decorators.js';
import { decodeCursor, toPage } from '../../platform/http/cursor.js';
import { openEventStream } from '../../platform/http/event-stream.js';
import { PageQuery } from '../../platform/http/page.query.js';
import { requestLanguage } from '../../platform/http/problem.filter.js';
import { UuidParam } from '../../platform/http/uuid-param.pipe.js';
import { DeviceRequest, DeviceResponse, WebPushKeyResponse } from './dto/device.request.js';
import {
  NotificationPageResponse,
  NotificationResponse,
  UnreadResponse,
} from './dto/notification.response.js';
import { PreferencesDto } from './dto/preferences.dto.js';
import { NotificationStream } from './notification-stream.js';
import { NotificationsService } from './notifications.service.js';

@ApiTags('notifications')
@ApiBearerAuth()
@Authenticated()
@Controller('notifications')
export class NotificationsController {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly streams: NotificationStream,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The caller’s notifications, newest first' })
  @ApiOkResponse({ type: NotificationPageResponse })
  async list(
    @CurrentUser() actor: UserActor,
    @Query() page: PageQuery,
    @Req() request: FastifyRequest,
  ): Promise<NotificationPageResponse> {
    const beforeId = decodeCursor(page.cursor)?.id;
    const rows = await this.notifications.list(actor, { beforeId, limit: page.limit + 1 });
    const language = requestLanguage(request);
    const shown = toPage(
      rows,
      page.limit,
      (row) => NotificationResponse.of(row, language),
      ({ id }) => ({ key: id, id }),
    );
    return { items: [...shown.items], nextCursor: shown.nextCursor };
  }

  @Get('unread-count')
  @ApiOperation({ summary: 'How many are unread' })
  @ApiOkResponse({ type: UnreadResponse })
  async unread(@CurrentUser() actor: UserActor): Promise<UnreadResponse> {
    return { count: await this.notifications.countUnread(actor) };
  }

  @Get('stream')
  @ApiOperation({ summary: 'Notifications as they come, as server-sent events' })
  @ApiProduces('text/event-stream')
  @ApiOkResponse()
  stream(
    @CurrentUser() actor: UserActor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Headers('last-event-id') last?: string,
  ): void {
    const lastEventId = last !== undefined && isUuid(last) ? last : undefined;
    const viewer = { actor, language: requestLanguage(request), lastEventId };
    this.streams.open(openEventStream(reply), viewer);
  }

  @Post('read-all')
  @HttpCode(204)
  @ApiOperation({ summary: 'Mark all as read' })
  readAll(@CurrentUser() actor: UserActor): Promise<void> {
    return this.notifications.markAllRead(actor);
  }

  @Post(':notificationId/read')
  @HttpCode(204)
  @ApiOperation({ summary: 'Mark one as read' })
  read(
    @CurrentUser() actor: UserActor,
    @Param('notificationId', UuidParam) id: string,
  ): Promise<void> {
    return this.notifications.markRead(actor, id);
  }

  @Get('web-push-key')
  @ApiOperation({
    summary: 'The key with which the web app subscribes, and whether phones are reached',
  })
  @ApiOkResponse({ type: WebPushKeyResponse })
  webPushKey(): WebPushKeyResponse {
    const { webPush, fcm } = this.config.push;
    return { publicKey: webPush?.publicKey ?? null, hasFcm: fcm !== undefined };
  }

  @Post('devices')
  @ApiOperation({ summary: 'Register a device for push messages' })
  @ApiOkResponse({ type: DeviceResponse })
  async register(
    @CurrentUser() actor: UserActor,
    @Body() body: DeviceRequest,
  ): Promise<DeviceResponse> {
    const { kind, token, p256dh, auth } = body;
    return { id: await this.notifications.registerDevice(actor, { kind, token, p256dh, auth }) };
  }

  @Delete('devices/:deviceId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Send no more push messages to a device' })
  removeDevice(
    @CurrentUser() actor: UserActor,
    @Param('deviceId', UuidParam) id: string,
  ): Promise<void> {
    return this.notifications.removeDevice(actor, id);
  }

  @Get('preferences')
  @ApiOperation({ summary: 'What reaches the caller by which channel, and when' })
  @ApiOkResponse({ type: PreferencesDto })
  async preferences(@CurrentUser() actor: UserActor): Promise<PreferencesDto> {
    return PreferencesDto.of(await this.notifications.preferences(actor));
  }

  @Put('preferences')
  @ApiOperation({ summary: 'Choose channels per kind, and quiet hours' })
  @ApiOkResponse({ type: PreferencesDto })
  async savePreferences(
    @CurrentUser() actor: UserActor,
    @Body() body: PreferencesDto,
  ): Promise<PreferencesDto> {
    await this.notifications.savePreferences(actor, PreferencesDto.toPreferences(body));
    return this.preferences(actor);
  }
}
