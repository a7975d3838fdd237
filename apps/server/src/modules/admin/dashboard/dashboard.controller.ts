import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AdminActor } from '../../../platform/database/actor.js';
import { PlatformError } from '../../../platform/errors/platform.errors.js';
import { AdminOnly } from '../../../platform/http/access.decorators.js';
import { CurrentStaff } from '../../../platform/http/staff-actor.js';
import { mexicoDay } from '../../payments/index.js';
import { DashboardQuery, DashboardResponse } from './dashboard.dto.js';
import { DashboardService } from './dashboard.service.js';
import { daysBetween } from './days-between.js';

@ApiTags('admin')
@ApiBearerAuth()
@AdminOnly()
@Controller('admin/dashboard')
export class DashboardController {
  constructor(private readonly dashboard: DashboardService) {}

  @Get()
  @ApiOperation({ summary: 'Sessions, conversion, money, accuracy, speed and queues' })
  @ApiOkResponse({ type: DashboardResponse })
  async read(
    @CurrentStaff('dashboard looked at') actor: AdminActor,
    @Query() { from, to }: DashboardQuery,
  ): Promise<DashboardResponse> {
    const days = daysBetween(from, to);
    if (days.length === 0) {
      const message = 'De un día a otro, no más de 400 días.';
      throw PlatformError.invalid([{ field: 'to', code: 'range', message }]);
    }
    const range = { from: mexicoDay(from).from, to: mexicoDay(to).to };
    return DashboardResponse.of(await this.dashboard.read(actor, range), days);
  }
}
