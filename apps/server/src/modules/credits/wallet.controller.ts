import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { UserActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { Authenticated, CurrentUser } from '../../platform/http/access.decorators.js';
import { decodeCursor, toPage } from '../../platform/http/cursor.js';
import { PageQuery } from '../../platform/http/page.query.js';
import { requestLanguage } from '../../platform/http/problem.filter.js';
import { CreditsService } from './credits.service.js';
import { seqOfCursor } from './dto/seq-cursor.js';
import { toTransactionResponse, TransactionPageResponse } from './dto/transaction.response.js';
import { WalletResponse } from './dto/wallet.response.js';

@ApiTags('credits')
@ApiBearerAuth()
@Controller('credits')
export class WalletController {
  constructor(
    private readonly db: Db,
    private readonly credits: CreditsService,
  ) {}

  @Get('wallet')
  @Authenticated()
  @ApiOperation({ summary: 'The credits of the caller' })
  @ApiOkResponse({ type: WalletResponse })
  async wallet(@CurrentUser() actor: UserActor): Promise<WalletResponse> {
    return this.db.read(actor, async (tx) => {
      const wallet = await this.credits.balance(tx, actor.userId);
      return WalletResponse.of(wallet, await this.credits.listGifts(tx, actor.userId));
    });
  }

  @Get('transactions')
  @Authenticated()
  @ApiOperation({ summary: 'The movements of the caller’s credits, newest first' })
  @ApiOkResponse({ type: TransactionPageResponse })
  async transactions(
    @CurrentUser() actor: UserActor,
    @Query() page: PageQuery,
    @Req() request: FastifyRequest,
  ): Promise<TransactionPageResponse> {
    const beforeSeq = seqOfCursor(decodeCursor(page.cursor));
    const rows = await this.db.read(actor, (tx) =>
      this.credits.listTransactions(tx, actor.userId, { beforeSeq, limit: page.limit + 1 }),
    );
    const language = requestLanguage(request);
    return toPage(
      rows,
      page.limit,
      (row) => toTransactionResponse(row, language),
      (row) => ({ key: String(row.seq), id: row.id }),
    ) as TransactionPageResponse;
  }
}
