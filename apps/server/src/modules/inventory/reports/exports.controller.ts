import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { StoreActor } from '../../../platform/database/actor.js';
import { InStore, StoreScopes } from '../../../platform/http/access.decorators.js';
import { PageQuery } from '../../../platform/http/page.query.js';
import { requestLanguage } from '../../../platform/http/problem.filter.js';
import { UuidParam } from '../../../platform/http/uuid-param.pipe.js';
import { CreateExportRequest, toExportParams } from './dto/export.request.js';
import { ExportPageResponse, ExportResponse, ValuationResponse } from './dto/export.response.js';
import { ExportsService } from './exports.service.js';
import { ValuationService } from './valuation.service.js';

@ApiTags('inventory')
@ApiBearerAuth()
@ApiParam({ name: 'storeId', format: 'uuid' })
@Controller('stores/:storeId')
export class ReportExportsController {
  constructor(
    private readonly exports: ExportsService,
    private readonly valuations: ValuationService,
  ) {}

  @Post('exports')
  @StoreScopes('reports:export', 'inventory:read')
  @ApiOperation({ summary: 'Ask for a report, list, catalogue or labels as a file' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: ExportResponse })
  async create(
    @InStore() actor: StoreActor,
    @Body() body: CreateExportRequest,
    @Req() request: FastifyRequest,
  ): Promise<ExportResponse> {
    const params = toExportParams(body);
    const language = requestLanguage(request);
    return ExportResponse.of(await this.exports.create(actor, params, body.format, language));
  }

  @Get('exports')
  @StoreScopes('reports:export')
  @ApiOperation({ summary: 'Files that were asked for, newest first' })
  @ApiOkResponse({ type: ExportPageResponse })
  async list(@InStore() actor: StoreActor, @Query() query: PageQuery): Promise<ExportPageResponse> {
    const page = await this.exports.list(actor, query);
    return {
      items: page.items.map((view) => ExportResponse.of(view)),
      nextCursor: page.nextCursor,
    };
  }

  @Get('exports/:exportId')
  @StoreScopes('reports:export')
  @ApiOperation({ summary: 'One file, with its address once it is ready' })
  @ApiParam({ name: 'exportId', format: 'uuid' })
  @ApiOkResponse({ type: ExportResponse })
  async get(
    @InStore() actor: StoreActor,
    @Param('exportId', UuidParam) exportId: string,
  ): Promise<ExportResponse> {
    return ExportResponse.of(await this.exports.get(actor, exportId));
  }

  @Get('stock/valuation')
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'What the stock is worth at cost and at price, by category' })
  @ApiOkResponse({ type: ValuationResponse })
  async valuation(@InStore() actor: StoreActor): Promise<ValuationResponse> {
    return ValuationResponse.of(await this.valuations.byCategory(actor));
  }
}
