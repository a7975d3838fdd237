import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { UserActor } from '../../platform/database/actor.js';
import {
  Authenticated,
  CurrentClaims,
  CurrentUser,
  Public,
} from '../../platform/http/access.decorators.js';
import type { AccessClaims } from '../../platform/http/ports.js';
import {
  ADDRESS_PROOF_LIMIT,
  LimitedByAddress,
  LimitedBySubject,
} from '../../platform/rate-limit/rate-limits.js';
import { Client, type ClientInfo } from './client-info.js';
import { RequestLoginCodeRequest } from './dto/auth.request.js';
import { ChallengeResponse } from './dto/challenge.response.js';
import { ChangePasswordRequest, ResetPasswordRequest } from './dto/password.request.js';
import { TokensResponse } from './dto/tokens.response.js';
import { PasswordService } from './password.service.js';
import { SessionCookies } from './session-cookies.js';
import { challengeOfBody, subjectOfBody } from './subject-of-body.js';

@ApiTags('auth')
@Controller('auth/password')
@LimitedByAddress('auth', ADDRESS_PROOF_LIMIT)
export class PasswordController {
  constructor(
    private readonly passwords: PasswordService,
    private readonly cookies: SessionCookies,
  ) {}

  @Post('forgot')
  @LimitedBySubject(subjectOfBody)
  @Public()
  @HttpCode(202)
  @ApiOperation({ summary: 'Ask for a code to set a new password with' })
  @ApiAcceptedResponse({ type: ChallengeResponse })
  async forgot(@Body() body: RequestLoginCodeRequest): Promise<ChallengeResponse> {
    return ChallengeResponse.of(await this.passwords.forgot(body.identifier));
  }

  @Post('reset')
  @LimitedBySubject(challengeOfBody)
  @Public()
  @HttpCode(200)
  @ApiOperation({ summary: 'Set a new password by code: ends all sessions and opens one' })
  @ApiOkResponse({ type: TokensResponse })
  async reset(
    @Body() body: ResetPasswordRequest,
    @Client() client: ClientInfo,
    @Req() http: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TokensResponse> {
    return this.cookies.respond(await this.passwords.reset(body, client), http, reply);
  }

  @Post('change')
  @Authenticated()
  @HttpCode(204)
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Change my password: ends my other sessions' })
  @ApiNoContentResponse()
  async change(
    @CurrentUser() actor: UserActor,
    @CurrentClaims() { sessionId }: AccessClaims,
    @Body() body: ChangePasswordRequest,
    @Client() client: ClientInfo,
  ): Promise<void> {
    await this.passwords.change(actor, { ...body, sessionId }, client);
  }
}
