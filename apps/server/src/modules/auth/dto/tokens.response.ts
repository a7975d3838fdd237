import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { IssuedTokens } from '../sessions.service.js';
import { MeResponse } from './me.response.js';

export class TokensResponse {
  @ApiProperty({ description: 'JWT for the Authorization header' })
  accessToken!: string;
  @ApiProperty({ format: 'date-time' })
  accessTokenExpiresAt!: string;
  @ApiProperty({
    description: 'used once: each refresh answers with the next one; empty in the cookie mode',
  })
  refreshToken!: string;
  @ApiProperty({ format: 'date-time' })
  refreshTokenExpiresAt!: string;
  @ApiPropertyOptional({ description: 'cookie mode: to be sent as X-CSRF-Token' })
  csrfToken?: string;
  @ApiProperty({ type: MeResponse })
  user!: MeResponse;

  static of(tokens: IssuedTokens): TokensResponse {
    return {
      accessToken: tokens.accessToken,
      accessTokenExpiresAt: tokens.accessTokenExpiresAt.toISOString(),
      refreshToken: tokens.refreshToken,
      refreshTokenExpiresAt: tokens.refreshTokenExpiresAt.toISOString(),
      user: MeResponse.of(tokens.user),
    };
  }
}

export class CsrfResponse {
  @ApiProperty({ type: String, nullable: true, description: 'null without a session cookie' })
  csrfToken!: string | null;
}
