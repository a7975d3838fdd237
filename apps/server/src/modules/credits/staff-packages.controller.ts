import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { AdminActor, UserActor } from '../../platform/database/actor.js';
import { AdminOnly, CurrentUser } from '../../platform/http/access.decorators.js';
import { CurrentStaff } from '../../platform/http/staff-actor.js';
import { UuidParam } from '../../platform/http/uuid-param.pipe.js';
import {
  ChangePackageRequest,
  StaffPackageListResponse,
  StaffPackageRequest,
  StaffPackageResponse,
} from './dto/staff-package.dto.js';
import { StaffPackagesService } from './staff-packages.service.js';

@ApiTags('admin')
@ApiBearerAuth()
@AdminOnly()
@Controller('admin/packages')
export class StaffPackagesController {
  constructor(private readonly packages: StaffPackagesService) {}

  @Get()
  @ApiOperation({ summary: 'Every package, those that are no longer sold included' })
  @ApiOkResponse({ type: StaffPackageListResponse })
  async list(
    @CurrentStaff('packages listed') actor: AdminActor,
  ): Promise<StaffPackageListResponse> {
    const found = await this.packages.list(actor);
    return { items: found.map((each) => StaffPackageResponse.of(each)) };
  }

  @Get(':packageId')
  @ApiOperation({ summary: 'One package' })
  @ApiOkResponse({ type: StaffPackageResponse })
  async get(
    @CurrentStaff('package looked at') actor: AdminActor,
    @Param('packageId', UuidParam) packageId: string,
  ): Promise<StaffPackageResponse> {
    return StaffPackageResponse.of(await this.packages.get(actor, packageId));
  }

  @Post()
  @ApiOperation({ summary: 'Sell a new package' })
  @ApiCreatedResponse({ type: StaffPackageResponse })
  async create(
    @CurrentUser() { userId }: UserActor,
    @Body() { reason, ...fields }: StaffPackageRequest,
  ): Promise<StaffPackageResponse> {
    const actor = { kind: 'admin', userId, reason } as const;
    return StaffPackageResponse.of(await this.packages.create(actor, fields));
  }

  @Put(':packageId')
  @ApiOperation({ summary: 'Change a package; orders keep the price they were made at' })
  @ApiOkResponse({ type: StaffPackageResponse })
  async update(
    @CurrentUser() { userId }: UserActor,
    @Param('packageId', UuidParam) packageId: string,
    @Body() { reason, version, ...fields }: ChangePackageRequest,
  ): Promise<StaffPackageResponse> {
    const actor = { kind: 'admin', userId, reason } as const;
    const changed = await this.packages.update(actor, packageId, { fields, ifVersion: version });
    return StaffPackageResponse.of(changed);
  }
}
