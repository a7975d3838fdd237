import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../http/access.decorators.js';
import { DevelopmentMailbox, type StoredMessage } from './development-mailbox.js';

/** The mailbox page of development; the module is not loaded in production. */
@ApiExcludeController()
@Controller('dev')
@Public()
export class DevelopmentMailboxController {
  constructor(private readonly mailbox: DevelopmentMailbox) {}

  @Get('mailbox.json')
  @Header('Cache-Control', 'no-store')
  list(@Query('to') recipient?: string): Promise<StoredMessage[]> {
    return this.mailbox.list(typeof recipient === 'string' ? recipient : undefined);
  }

  @Get('mailbox')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  async page(): Promise<string> {
    const messages = await this.mailbox.list(undefined);
    return renderPage(messages);
  }
}

function renderPage(messages: readonly StoredMessage[]): string {
  const rows = messages
    .map(
      (message) => `<article><header><b>${escapeHtml(message.to)}</b>
        <span>${message.channel === 'sms' ? 'SMS' : 'Correo'}</span>
        <time>${escapeHtml(message.at)}</time></header>
        ${message.subject === null ? '' : `<h2>${escapeHtml(message.subject)}</h2>`}
        <pre>${escapeHtml(message.text)}</pre></article>`,
    )
    .join('');
  return `<!doctype html><html lang="es"><meta charset="utf-8">
    <meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="5">
    <title>Buzón de desarrollo</title>
    <style>body{font:16px/1.5 system-ui;max-width:44rem;margin:2rem auto;padding:0 1rem;
    background:#faf7f2;color:#22303c}article{background:#fff;border-radius:12px;padding:1rem;
    margin:1rem 0;box-shadow:0 1px 3px #0002}header{display:flex;gap:1rem;flex-wrap:wrap}
    h2{font-size:1rem;margin:.5rem 0}pre{white-space:pre-wrap;font:inherit;margin:0}</style>
    <h1>Buzón de desarrollo</h1>
    <p>Los mensajes que el producto habría enviado. Se actualiza cada 5 segundos.</p>
    ${rows || '<p>Todavía no hay mensajes.</p>'}</html>`;
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
