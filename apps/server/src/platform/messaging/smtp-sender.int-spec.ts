import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { SmtpSender } from './smtp-sender.js';

/** As much of RFC 5321 as a client needs to hand over one message. */
function mailServer(answerToRecipient: string): Promise<{ server: Server; said: string[] }> {
  const said: string[] = [];
  const server = createServer((socket) => {
    let isData = false;
    socket.write('220 prueba ESMTP\r\n');
    socket.on('data', (chunk) => {
      for (const line of chunk.toString('utf8').split('\r\n')) {
        if (line === '') continue;
        said.push(line);
        if (isData) {
          if (line !== '.') continue;
          isData = false;
          socket.write('250 tomado\r\n');
        } else if (line.startsWith('RCPT')) socket.write(`${answerToRecipient}\r\n`);
        else if (line === 'DATA') {
          isData = true;
          socket.write('354 adelante\r\n');
        } else if (line === 'QUIT') socket.end('221 adios\r\n');
        else socket.write('250 bien\r\n');
      }
    });
    socket.on('error', () => undefined);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve({ server, said }));
  });
}

describe('e-mail over SMTP', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  async function send(answerToRecipient: string): Promise<string[]> {
    const started = await mailServer(answerToRecipient);
    server = started.server;
    const { port } = server.address() as AddressInfo;
    const sender = new SmtpSender(`smtp://127.0.0.1:${port}`, 'MiInventario <hola@ejemplo.mx>');
    await sender.send({
      channel: 'email',
      recipient: 'lupita@ejemplo.mx',
      subject: 'Tu codigo',
      body: 'El codigo es 314159',
    });
    return started.said;
  }

  it('hands one message to the server, from us and to the one person', async () => {
    const said = await send('250 bien');
    expect(said).toContain('MAIL FROM:<hola@ejemplo.mx>');
    expect(said.filter((line) => line.startsWith('RCPT'))).toEqual(['RCPT TO:<lupita@ejemplo.mx>']);
    expect(said).toContain('Subject: Tu codigo');
    expect(said).toContain('El codigo es 314159');
  });

  it('rejects when the server refuses the person, so that it is tried again', async () => {
    await expect(send('550 no existe')).rejects.toMatchObject({ responseCode: 550 });
  });
});
