import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { AdminActor, UserActor, UserId } from '../../../platform/database/actor.js';
import { AdminOnly, CurrentUser } from '../../../platform/http/access.decorators.js';
import { decodeCursor, toPage } from '../../../platform/http/cursor.js';
import { ApiReason, CurrentStaff } from '../../../platform/http/staff-actor.js';
import { UuidParam } from '../../../platform/http/uuid-param.pipe.js';
import { StaffAccounts } from '../../auth/index.js';
import {
  StaffReasonRequest,
  StaffRoleRequest,
  StaffUserFileResponse,
  StaffUserPageResponse,
  StaffUserResponse,
  StaffUsersQuery,
} from './customers.dto.js';
import { CustomersService } from './customers.service.js';

@ApiTags('admin')
@ApiBearerAuth()
@AdminOnly()
@Controller('admin/users')
export class StaffUsersController {
  constructor(
    private readonly customers: CustomersService,
    private readonly accounts: StaffAccounts,
  ) {}

  @Get()
  @ApiReason()
  @ApiOperation({ summary: 'People, newest first; searched by name, e-mail, phone or id' })
  @ApiOkResponse({ type: StaffUserPageResponse })
  async list(
    @CurrentStaff('users listed') actor: AdminActor,
    @Query() query: StaffUsersQuery,
  ): Promise<StaffUserPageResponse> {
    const { search, status, role, limit } = query;
    const beforeId = decodeCursor(query.cursor)?.id;
    const filter = { search, status, role, beforeId, limit: limit + 1 };
    const rows = await this.customers.users(actor, filter);
    const shown = toPage(
      rows,
      limit,
      (row) => StaffUserResponse.of(row),
      ({ id }) => ({ key: id, id }),
    );
    return { items: [...shown.items], nextCursor: shown.nextCursor };
  }

  @Get(':userId')
  @ApiReason()
  @ApiOperation({ summary: 'One person with their stores' })
  @ApiOkResponse({ type: StaffUserFileResponse })
  async get(
    @CurrentStaff('user looked at') actor: AdminActor,
    @Param('userId', UuidParam) userId: string,
  ): Promise<StaffUserFileResponse> {
    const { user, stores } = await this.customers.user(actor, userId);
    return StaffUserFileResponse.ofFile(user, stores);
  }

  @Post(':userId/suspend')
  @HttpCode(204)
  @ApiOperation({ summary: 'Shut a person out; their sessions end' })
  @ApiNoContentResponse()
  suspend(
    @CurrentUser() { userId: staffId }: UserActor,
    @Param('userId', UuidParam) userId: string,
    @Body() { reason }: StaffReasonRequest,
  ): Promise<void> {
    return this.accounts.suspend({ kind: 'admin', userId: staffId, reason }, userId as UserId);
  }

  @Post(':userId/reactivate')
  @HttpCode(204)
  @ApiOperation({ summary: 'Let a suspended person in again' })
  @ApiNoContentResponse()
  reactivate(
    @CurrentUser() { userId: staffId }: UserActor,
    @Param('userId', UuidParam) userId: string,
    @Body() { reason }: StaffReasonRequest,
  ): Promise<void> {
    return this.accounts.reactivate({ kind: 'admin', userId: staffId, reason }, userId as UserId);
  }

  @Post(':userId/role')
  @HttpCode(204)
  @ApiOperation({ summary: 'Make a person staff, or no longer' })
  @ApiNoContentResponse()
  setRole(
    @CurrentUser() { userId: staffId }: UserActor,
    @Param('userId', UuidParam) userId: string,
    @Body() { reason, role }: StaffRoleRequest,
  ): Promise<void> {
    const actor = { kind: 'admin', userId: staffId, reason } as const;
    return this.accounts.setRole(actor, userId as UserId, role);
  }

  @Post(':userId/second-factor/reset')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a lost second factor away; it is enrolled anew at log in' })
  @ApiNoContentResponse()
  resetSecondFactor(
    @CurrentUser() { userId: staffId }: UserActor,
    @Param('userId', UuidParam) userId: string,
    @Body() { reason }: StaffReasonRequest,
  ): Promise<void> {
    const actor = { kind: 'admin', userId: staffId, reason } as const;
    return this.accounts.resetSecondFactor(actor, userId as UserId);
  }
}
