import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, Length, Matches, MaxLength, ValidateIf } from 'class-validator';

/**
 * A token of FCM, or an address of one of the browsers' own push services: the server calls it, so
 * it must not lead anywhere else.
 */
const TOKEN =
  /^([A-Za-z0-9_:%.-]+|https:\/\/([a-z0-9-]+\.)*(googleapis\.com|push\.services\.mozilla\.com|push\.apple\.com|notify\.windows\.com)\/\S+)$/;

export class DeviceRequest {
  @ApiProperty({ enum: ['FCM', 'WEB'], enumName: 'PushDeviceKind' })
  @IsIn(['FCM', 'WEB'])
  kind!: 'FCM' | 'WEB';

  @ApiProperty({ description: 'the token of FCM, or the endpoint of a Web Push subscription' })
  @IsString()
  @Length(10, 2000)
  @Matches(TOKEN)
  token!: string;

  @ApiPropertyOptional({ description: 'Web Push: the client’s public key' })
  @ValidateIf((body: DeviceRequest) => body.kind === 'WEB')
  @IsString()
  @MaxLength(200)
  p256dh?: string;

  @ApiPropertyOptional({ description: 'Web Push: the client’s secret' })
  @ValidateIf((body: DeviceRequest) => body.kind === 'WEB')
  @IsString()
  @MaxLength(100)
  auth?: string;
}

export class DeviceResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;
}

export class WebPushKeyResponse {
  @ApiProperty({ nullable: true, type: String, description: 'null while Web Push is off' })
  publicKey!: string | null;

  @ApiProperty({ description: 'whether messages reach the app on a phone (FCM, and APNs by it)' })
  hasFcm!: boolean;
}
