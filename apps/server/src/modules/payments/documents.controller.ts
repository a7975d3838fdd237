import { Controller, Get, Param, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { UserActor } from '../../platform/database/actor.js';
import { Authenticated, CurrentUser } from '../../platform/http/access.decorators.js';
import { requestLanguage } from '../../platform/http/problem.filter.js';
import { UuidParam } from '../../platform/http/uuid-param.pipe.js';
import { DocumentsService } from './documents.service.js';
import { receiptTexts } from './documents/receipt-texts.js';

/** Papers of an order: the voucher to pay with, and the receipt once it is paid. */
@ApiTags('payments')
@ApiBearerAuth()
@Authenticated()
@Controller('payments/orders/:orderId')
export class DocumentsController {
  constructor(private readonly documents: DocumentsService) {}

  @Get('voucher.pdf')
  @ApiOperation({ summary: 'The voucher to print' })
  @ApiProduces('application/pdf')
  async voucherPdf(
    @CurrentUser() actor: UserActor,
    @Param('orderId', UuidParam) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    void reply.header('Cache-Control', 'private, no-store');
    return pdf(await this.documents.voucherPdf(actor, id), `recibo-de-pago-${id}.pdf`);
  }

  @Get('voucher.png')
  @ApiOperation({ summary: 'The voucher to show at the counter' })
  @ApiProduces('image/png')
  async voucherPng(
    @CurrentUser() actor: UserActor,
    @Param('orderId', UuidParam) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    void reply.header('Cache-Control', 'private, no-store');
    return new StreamableFile(await this.documents.voucherPng(actor, id), { type: 'image/png' });
  }

  @Get('barcode.png')
  @ApiOperation({ summary: 'The barcode of the voucher alone' })
  @ApiProduces('image/png')
  async barcode(
    @CurrentUser() actor: UserActor,
    @Param('orderId', UuidParam) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    void reply.header('Cache-Control', 'private, no-store');
    return new StreamableFile(await this.documents.barcode(actor, id), { type: 'image/png' });
  }

  @Get('receipt.pdf')
  @ApiOperation({ summary: 'The receipt of a paid order, with IVA' })
  @ApiProduces('application/pdf')
  async receiptPdf(
    @CurrentUser() actor: UserActor,
    @Param('orderId', UuidParam) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    void reply.header('Cache-Control', 'private, no-store');
    const language = requestLanguage(request);
    const content = await this.documents.receiptPdf(actor, id, language);
    return pdf(content, receiptTexts(language).fileName(id));
  }
}

function pdf(content: Buffer, name: string): StreamableFile {
  return new StreamableFile(content, {
    type: 'application/pdf',
    disposition: `inline; filename="${name}"`,
  });
}
