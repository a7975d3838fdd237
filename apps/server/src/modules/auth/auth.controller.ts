import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/http/access.decorators.js';
import { WhileOn } from '../../platform/http/flag.guard.js';
import {
  ADDRESS_PROOF_LIMIT,
  LimitedByAddress,
  LimitedBySubject,
} from '../../platform/rate-limit/rate-limits.js';
import { ChallengesService } from './challenges.service.js';
import { Client, type ClientInfo } from './client-info.js';
import {
  LoginRequest,
  ProveCodeRequest,
  RefreshRequest,
  RegisterRequest,
  RequestLoginCodeRequest,
  ResendCodeRequest,
} from './dto/auth.request.js';
import { ChallengeResponse } from './dto/challenge.response.js';
import { CsrfResponse, TokensResponse } from './dto/tokens.response.js';
import { LoginService } from './login.service.js';
import { RegistrationService } from './registration.service.js';
import { SessionCookies } from './session-cookies.js';
import { SessionsService } from './sessions.service.js';
import { challengeOfBody, subjectOfBody } from './subject-of-body.js';

@ApiTags('auth')
@Controller('auth')
@Public()
@LimitedByAddress('auth', ADDRESS_PROOF_LIMIT)
export class AuthController {
  constructor(
    private readonly registration: RegistrationService,
    private readonly login: LoginService,
    private readonly challenges: ChallengesService,
    private readonly sessions: SessionsService,
    private readonly cookies: SessionCookies,
  ) {}

  @Post('register')
  @WhileOn('registration.open')
  @LimitedBySubject(subjectOfBody)
  @HttpCode(202)
  @ApiOperation({ summary: 'Register by phone or e-mail: sends a code' })
  @ApiAcceptedResponse({ type: ChallengeResponse })
  async register(@Body() body: RegisterRequest): Promise<ChallengeResponse> {
    return ChallengeResponse.of(await this.registration.register(body));
  }

  @Post('verify-otp')
  @LimitedBySubject(challengeOfBody)
  @HttpCode(200)
  @ApiOperation({ summary: 'Prove the code of register: makes the account and logs in' })
  @ApiOkResponse({ type: TokensResponse })
  async verify(
    @Body() body: ProveCodeRequest,
    @Client() client: ClientInfo,
    @Req() http: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TokensResponse> {
    return this.cookies.respond(await this.registration.verify(body, client), http, reply);
  }

  @Post('resend-otp')
  @LimitedBySubject(challengeOfBody)
  @HttpCode(202)
  @ApiOperation({ summary: 'Send a new code for a challenge' })
  @ApiAcceptedResponse({ type: ChallengeResponse })
  async resend(@Body() body: ResendCodeRequest): Promise<ChallengeResponse> {
    return ChallengeResponse.of(await this.challenges.resend(body.challengeId));
  }

  @Post('login')
  @LimitedBySubject(subjectOfBody)
  @HttpCode(200)
  @ApiOperation({ summary: 'Log in by password' })
  @ApiOkResponse({ type: TokensResponse })
  async loginByPassword(
    @Body() body: LoginRequest,
    @Client() client: ClientInfo,
    @Req() http: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TokensResponse> {
    return this.cookies.respond(await this.login.byPassword(body, client), http, reply);
  }

  @Post('login/otp/request')
  @LimitedBySubject(subjectOfBody)
  @HttpCode(202)
  @ApiOperation({ summary: 'Ask for a code to log in with' })
  @ApiAcceptedResponse({ type: ChallengeResponse })
  async requestLoginCode(@Body() body: RequestLoginCodeRequest): Promise<ChallengeResponse> {
    return ChallengeResponse.of(await this.login.requestCode(body.identifier));
  }

  @Post('login/otp/verify')
  @LimitedBySubject(challengeOfBody)
  @HttpCode(200)
  @ApiOperation({ summary: 'Log in by code' })
  @ApiOkResponse({ type: TokensResponse })
  async loginByCode(
    @Body() body: ProveCodeRequest,
    @Client() client: ClientInfo,
    @Req() http: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TokensResponse> {
    return this.cookies.respond(await this.login.byCode(body, client), http, reply);
  }

  @Post('refresh')
  @HttpCode(200)
  @ApiOperation({ summary: 'Exchange a refresh token for the next tokens' })
  @ApiOkResponse({ type: TokensResponse })
  async refresh(
    @Body() body: RefreshRequest,
    @Client() client: ClientInfo,
    @Req() http: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TokensResponse> {
    const refreshToken = this.cookies.refreshTokenOf(http, body.refreshToken);
    return this.cookies.respond(await this.sessions.refresh(refreshToken, client), http, reply);
  }

  @Post('logout')
  @HttpCode(204)
  @ApiOperation({ summary: 'Close the session of a refresh token' })
  @ApiNoContentResponse()
  async logout(
    @Body() body: RefreshRequest,
    @Req() http: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.close(this.cookies.refreshTokenOf(http, body.refreshToken));
    this.cookies.clear(http, reply);
  }

  @Get('csrf')
  @ApiOperation({ summary: 'Cookie mode: the CSRF token of the session, after a page is loaded' })
  @ApiOkResponse({ type: CsrfResponse })
  csrf(@Req() http: FastifyRequest): CsrfResponse {
    return { csrfToken: this.cookies.csrfToken(http) };
  }
}
