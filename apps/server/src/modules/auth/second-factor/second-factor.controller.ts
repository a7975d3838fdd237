import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import {
  AdminBeforeSecondFactor,
  AdminOnly,
  CurrentClaims,
} from '../../../platform/http/access.decorators.js';
import { NotReplayed } from '../../../platform/http/idempotency.interceptor.js';
import type { AccessClaims } from '../../../platform/http/ports.js';
import { ADDRESS_PROOF_LIMIT, LimitedByAddress } from '../../../platform/rate-limit/rate-limits.js';
import {
  EnrolmentResponse,
  RecoveryCodesResponse,
  SecondFactorCodeRequest,
  SecondFactorStateResponse,
} from './second-factor.dto.js';
import { SecondFactorService } from './second-factor.service.js';

@ApiTags('auth')
@ApiBearerAuth()
@AdminBeforeSecondFactor()
@LimitedByAddress('auth', ADDRESS_PROOF_LIMIT)
@Controller('auth/second-factor')
export class SecondFactorController {
  constructor(private readonly factor: SecondFactorService) {}

  @Get()
  @ApiOperation({ summary: 'Staff: whether an app is enrolled, and shown in this session' })
  @ApiOkResponse({ type: SecondFactorStateResponse })
  async state(@CurrentClaims() claims: AccessClaims): Promise<SecondFactorStateResponse> {
    return SecondFactorStateResponse.of(await this.factor.state(claims), claims.hasSecondFactor);
  }

  @Post('enrolment')
  @NotReplayed()
  @HttpCode(200)
  @ApiOperation({ summary: 'Staff: a secret for an authenticator app' })
  @ApiOkResponse({ type: EnrolmentResponse })
  async begin(@CurrentClaims() claims: AccessClaims): Promise<EnrolmentResponse> {
    return EnrolmentResponse.of(await this.factor.begin(claims));
  }

  @Post('enrolment/confirm')
  @NotReplayed()
  @HttpCode(200)
  @ApiOperation({ summary: 'Staff: the first code of the app; answers with recovery codes' })
  @ApiOkResponse({ type: RecoveryCodesResponse })
  async confirm(
    @CurrentClaims() claims: AccessClaims,
    @Body() { code }: SecondFactorCodeRequest,
  ): Promise<RecoveryCodesResponse> {
    return { recoveryCodes: [...(await this.factor.confirm(claims, code))] };
  }

  @Post('verify')
  @NotReplayed()
  @HttpCode(204)
  @ApiOperation({ summary: 'Staff: a code opens the rooms of staff to this session' })
  @ApiNoContentResponse()
  async verify(
    @CurrentClaims() claims: AccessClaims,
    @Body() { code }: SecondFactorCodeRequest,
  ): Promise<void> {
    await this.factor.verify(claims, code);
  }

  @Post('recovery-codes')
  @AdminOnly()
  @NotReplayed()
  @HttpCode(200)
  @ApiOperation({ summary: 'Staff: new recovery codes in place of the old ones' })
  @ApiOkResponse({ type: RecoveryCodesResponse })
  async renew(@CurrentClaims() claims: AccessClaims): Promise<RecoveryCodesResponse> {
    return { recoveryCodes: [...(await this.factor.renewCodes(claims))] };
  }
}
