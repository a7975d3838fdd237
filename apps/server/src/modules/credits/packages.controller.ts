import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { Authenticated, CurrentUser } from '../../platform/http/access.decorators.js';
import { PackagesRepository } from './packages.repository.js';

export class PackageResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'tienda' })
  code!: string;

  @ApiProperty({ example: 'Tienda' })
  name!: string;

  @ApiProperty({ example: 30 })
  credits!: number;

  @ApiProperty({ description: 'IVA included', example: 12_900 })
  priceCentavos!: number;

  @ApiProperty({ example: 'MXN' })
  currency!: string;
}

export class PackageListResponse {
  @ApiProperty({ type: [PackageResponse] })
  items!: PackageResponse[];
}

@ApiTags('credits')
@ApiBearerAuth()
@Controller('credits/packages')
export class PackagesController {
  constructor(
    private readonly db: Db,
    private readonly packages: PackagesRepository,
  ) {}

  @Get()
  @Authenticated()
  @ApiOperation({ summary: 'What credits are sold at' })
  @ApiOkResponse({ type: PackageListResponse })
  async list(@CurrentUser() actor: UserActor): Promise<PackageListResponse> {
    return { items: await this.db.read(actor, (tx) => this.packages.listActive(tx)) };
  }
}
