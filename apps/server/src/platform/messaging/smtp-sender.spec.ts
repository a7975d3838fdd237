import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SmtpSender } from './smtp-sender.js';

/** The least of a mail server (RFC 5321): takes every letter and keeps it. */
function mailServer(letters: string[]): Server {
  return createServer((socket: Socket) => {
    let isLetter = false;
    let text = '';
    const say = (line: string): boolean => socket.write(`${line}\r\n`);
    say('220 test');
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      for (;;) {
        const end = isLetter ? text.indexOf('\r\n.\r\n') : text.indexOf('\r\n');
        if (end === -1) return;
        const line = text.slice(0, end);
        text = text.slice(end + (isLetter ? 5 : 2));
        if (isLetter) {
          letters.push(line);
          isLetter = false;
          say('250 kept');
        } else if (line === 'DATA') {
          isLetter = true;
          say('354 go on');
        } else {
          say(line === 'QUIT' ? '221 bye' : '250 ok');
        }
      }
    });
  });
}

const letters: string[] = [];
let server: Server;
let url: string;

beforeEach(async () => {
  letters.length = 0;
  server = mailServer(letters);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterEach(() => server.close());

describe('e-mail over SMTP', () => {
  it('brings the text and the files that come with it', async () => {
    const sender = new SmtpSender(url, 'MiInventario <no-responder@miinventario.mx>');
    await sender.send({
      channel: 'email',
      recipient: 'ana@example.mx',
      subject: 'Tu comprobante',
      body: 'Gracias.',
      attachments: [
        {
          fileName: 'recibo.pdf',
          contentType: 'application/pdf',
          content: Buffer.from('%PDF-1.3'),
        },
      ],
    });
    expect(letters).toHaveLength(1);
    const [letter = ''] = letters;
    expect(letter).toContain('To: ana@example.mx');
    expect(letter).toContain('Gracias.');
    expect(letter).toMatch(/Content-Type: application\/pdf; name=recibo\.pdf/);
    expect(letter).toContain(Buffer.from('%PDF-1.3').toString('base64'));
  });
});
