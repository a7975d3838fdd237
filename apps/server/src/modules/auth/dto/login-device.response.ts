import { ApiProperty } from '@nestjs/swagger';
import type { SessionRow } from '../sessions.repository.js';

export class LoginDeviceResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ type: String, nullable: true })
  deviceName!: string | null;
  @ApiProperty({ type: String, nullable: true })
  userAgent!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'two letters, where the CDN tells it' })
  country!: string | null;
  @ApiProperty({ description: 'the session that asks' })
  isCurrent!: boolean;
  @ApiProperty({ format: 'date-time' })
  lastUsedAt!: string;
  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  static of(session: SessionRow, currentId: string): LoginDeviceResponse {
    return {
      id: session.id,
      deviceName: session.device_name,
      userAgent: session.user_agent,
      country: session.country,
      isCurrent: session.id === currentId,
      lastUsedAt: session.last_used_at.toISOString(),
      createdAt: session.created_at.toISOString(),
    };
  }
}

export class LoginDeviceListResponse {
  @ApiProperty({ type: LoginDeviceResponse, isArray: true })
  items!: LoginDeviceResponse[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
