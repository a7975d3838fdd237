import { randomBytes } from 'node:crypto';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.js';

/** Gives back what it gets, and ends when its client does. */
async function startEcho(): Promise<Server> {
  const server = createServer((socket: Socket) => {
    socket.on('error', () => undefined);
    socket.pipe(socket);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

describe('a wire', () => {
  let echo: Server;
  let wire: TcpProxy;

  beforeEach(async () => {
    echo = await startEcho();
    wire = await startTcpProxy((echo.address() as AddressInfo).port);
  });
  afterEach(async () => {
    await wire.stop();
    await new Promise((resolve) => echo.close(resolve));
  });

  const roundTrip = (bytes: Buffer, port = wire.port): Promise<Buffer> => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.end(bytes);
    return buffer(socket);
  };

  it('passes every byte in its order, whole and slow', async () => {
    const bytes = randomBytes(200_000);
    expect(bytes.equals(await roundTrip(bytes))).toBe(true);
    expect(wire.sentBytes()).toBe(bytes.length);
    wire.setSpeed(10_000_000);
    const answers = await Promise.all([roundTrip(bytes), roundTrip(bytes)]);
    expect(answers.map((answer) => bytes.equals(answer))).toEqual([true, true]);
  });

  it('lets one that is not slow go first', async () => {
    const other = await startTcpProxy((echo.address() as AddressInfo).port);
    wire.setSpeed(10);
    const arrived: string[] = [];
    const slow = roundTrip(Buffer.from('slow')).then(() => arrived.push('slow'));
    await roundTrip(Buffer.from('fast'), other.port).then(() => arrived.push('fast'));
    await slow;
    await other.stop();
    expect(arrived).toEqual(['fast', 'slow']);
  });

  it('holds bytes while it stands still, and breaks what is open when it is cut', async () => {
    wire.stall();
    let isThere = false;
    const answer = roundTrip(Buffer.from('hola')).then((bytes) => {
      isThere = true;
      return bytes.toString();
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isThere).toBe(false);
    wire.restore();
    expect(await answer).toBe('hola');
    wire.cut();
    await expect(roundTrip(Buffer.from('hola'))).rejects.toThrow();
    wire.restore();
    expect((await roundTrip(Buffer.from('hola'))).toString()).toBe('hola');
  });
});
