import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { AppConfig } from '../../config/app-config.js';
import { APP_CONFIG } from '../../config/config.module.js';
import type { UserActor } from '../../platform/database/actor.js';
import { Authenticated, CurrentUser, Public } from '../../platform/http/access.decorators.js';
import { decodeCursor, toPage } from '../../platform/http/cursor.js';
import { PageQuery } from '../../platform/http/page.query.js';
import { Settings } from '../../platform/settings/settings.service.js';
import {
  ClaimRequest,
  CodeValidityResponse,
  InvitedPageResponse,
  InvitedResponse,
  MyCodeResponse,
  RewardPageResponse,
  RewardResponse,
} from './dto/referrals.dto.js';
import { renderQr } from './referral-qr.js';
import { ReferralsService } from './referrals.service.js';

@ApiTags('referrals')
@ApiBearerAuth()
@Authenticated()
@Controller('referrals')
export class ReferralsController {
  constructor(
    private readonly referrals: ReferralsService,
    private readonly settings: Settings,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Get('code')
  @ApiOperation({ summary: 'The caller’s code and the link to share' })
  @ApiOkResponse({ type: MyCodeResponse })
  async code(
    @CurrentUser() actor: UserActor,
    @Headers('x-device-id') deviceId?: string,
  ): Promise<MyCodeResponse> {
    const code = await this.referrals.code(actor, deviceId?.slice(0, 100));
    return {
      code,
      shareUrl: this.shareUrl(code),
      qrUrl: '/api/v1/referrals/qr.png',
      rewardCredits: await this.settings.get('referrals.reward'),
      ...(await this.referrals.totals(actor)),
    };
  }

  @Get('qr.png')
  @ApiOperation({ summary: 'The link to share as a QR' })
  @ApiProduces('image/png')
  async qr(
    @CurrentUser() actor: UserActor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    void reply.header('Cache-Control', 'private, max-age=3600');
    const code = await this.referrals.code(actor, undefined);
    return new StreamableFile(await renderQr(this.shareUrl(code)), { type: 'image/png' });
  }

  @Get('codes/:code')
  @Public()
  @ApiOperation({ summary: 'Whether a code may be used' })
  @ApiOkResponse({ type: CodeValidityResponse })
  async validate(@Param('code') code: string): Promise<CodeValidityResponse> {
    return { valid: await this.referrals.isValid(code.slice(0, 20)) };
  }

  @Post('claim')
  @HttpCode(204)
  @ApiOperation({ summary: 'Use the code of whom invited you, right after registering' })
  claim(@CurrentUser() actor: UserActor, @Body() body: ClaimRequest): Promise<void> {
    return this.referrals.claim(actor, { code: body.code, deviceId: body.deviceId });
  }

  @Get('tree')
  @ApiOperation({ summary: 'Whom the caller invited, and whom they did' })
  @ApiOkResponse({ type: InvitedPageResponse })
  async tree(
    @CurrentUser() actor: UserActor,
    @Query() page: PageQuery,
  ): Promise<InvitedPageResponse> {
    const cursor = decodeCursor(page.cursor);
    const before = cursor && { createdAt: cursor.key, id: cursor.id };
    const rows = await this.referrals.listInvited(actor, { before, limit: page.limit + 1 });
    const shown = toPage(
      rows,
      page.limit,
      (row) => InvitedResponse.of(row),
      (row) => ({
        key: row.created_at.toISOString(),
        id: row.referred_id,
      }),
    );
    return { items: [...shown.items], nextCursor: shown.nextCursor };
  }

  @Get('rewards')
  @ApiOperation({ summary: 'What invitations earned' })
  @ApiOkResponse({ type: RewardPageResponse })
  async rewards(
    @CurrentUser() actor: UserActor,
    @Query() page: PageQuery,
  ): Promise<RewardPageResponse> {
    const beforeId = decodeCursor(page.cursor)?.id;
    const rows = await this.referrals.listRewards(actor, { beforeId, limit: page.limit + 1 });
    const shown = toPage(
      rows,
      page.limit,
      (row) => RewardResponse.of(row),
      ({ id }) => ({ key: id, id }),
    );
    return { items: [...shown.items], nextCursor: shown.nextCursor };
  }

  private shareUrl(code: string): string {
    return `${this.config.http.publicWebUrl}/invitacion/${code}`;
  }
}
