import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StoreActor } from '../../../platform/database/actor.js';
import { CONTENT_TYPES } from '../../../platform/documents/document-format.js';
import { InStore, StoreScopes } from '../../../platform/http/access.decorators.js';
import { requestLanguage } from '../../../platform/http/problem.filter.js';
import { readSingleFile } from '../../../platform/http/single-file.js';
import { UuidParam } from '../../../platform/http/uuid-param.pipe.js';
import { renderTemplate } from './catalogue-table.js';
import { ImportLinesQuery, TemplateQuery } from './dto/import.request.js';
import {
  ImportLinePageResponse,
  ImportLineResponse,
  ImportResponse,
} from './dto/import.response.js';
import { ImportsService } from './imports.service.js';

@ApiTags('inventory')
@ApiBearerAuth()
@ApiParam({ name: 'storeId', format: 'uuid' })
@Controller('stores/:storeId/catalogue-imports')
export class CatalogueImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Post()
  @StoreScopes('catalog:write', 'inventory:read')
  @ApiOperation({ summary: 'Send a catalogue as CSV or XLSX; gives what it would change' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary' } },
    },
  })
  @ApiCreatedResponse({ type: ImportResponse })
  async preview(
    @InStore() actor: StoreActor,
    @Req() request: FastifyRequest,
  ): Promise<ImportResponse> {
    return ImportResponse.of(
      await this.imports.preview(actor, await readSingleFile(request, 'file')),
    );
  }

  @Get('template')
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'An empty table with the headings and one example' })
  @ApiProduces(CONTENT_TYPES.csv, CONTENT_TYPES.xlsx)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async template(
    @Query() query: TemplateQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = requestLanguage(request);
    const name = language === 'es' ? 'plantilla-catalogo' : 'catalogue-template';
    const body = await renderTemplate(query.format, language);
    await reply
      .header('Content-Type', CONTENT_TYPES[query.format])
      .header('Content-Disposition', `attachment; filename="${name}.${query.format}"`)
      .send(body);
  }

  @Get(':importId')
  @StoreScopes('catalog:write', 'inventory:read')
  @ApiOperation({ summary: 'One import' })
  @ApiParam({ name: 'importId', format: 'uuid' })
  @ApiOkResponse({ type: ImportResponse })
  async get(
    @InStore() actor: StoreActor,
    @Param('importId', UuidParam) importId: string,
  ): Promise<ImportResponse> {
    return ImportResponse.of(await this.imports.get(actor, importId));
  }

  @Get(':importId/lines')
  @StoreScopes('catalog:write', 'inventory:read')
  @ApiOperation({
    summary: 'What each line changes, with before and after, or what is wrong with it',
  })
  @ApiParam({ name: 'importId', format: 'uuid' })
  @ApiOkResponse({ type: ImportLinePageResponse })
  async lines(
    @InStore() actor: StoreActor,
    @Param('importId', UuidParam) importId: string,
    @Query() query: ImportLinesQuery,
    @Req() request: FastifyRequest,
  ): Promise<ImportLinePageResponse> {
    const page = await this.imports.lines(actor, importId, query);
    const language = requestLanguage(request);
    return {
      items: page.items.map((row) => ImportLineResponse.of(row, language)),
      nextCursor: page.nextCursor,
    };
  }

  @Post(':importId/apply')
  @HttpCode(200)
  @StoreScopes('catalog:write', 'inventory:read')
  @ApiOperation({ summary: 'Do what the preview showed, all of it or nothing' })
  @ApiParam({ name: 'importId', format: 'uuid' })
  @ApiOkResponse({ type: ImportResponse })
  async apply(
    @InStore() actor: StoreActor,
    @Param('importId', UuidParam) importId: string,
  ): Promise<ImportResponse> {
    return ImportResponse.of(await this.imports.apply(actor, importId));
  }
}
