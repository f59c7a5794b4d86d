import { Duplex } from 'node:stream';
import type { Worker } from 'node:worker_threads';
import type { FromEmbedded, ToEmbedded } from './embedded-messages.ts';

// AuthenticationOk, then ReadyForQuery (idle): what a server without a password says to a startup packet.
const welcome = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]);
const terminate = 0x58;

/**
 * A socket whose other end is the embedded database: PostgreSQL's own protocol over a thread's port,
 * so that the same driver, statements and binary parameters serve both.
 */
export class EmbeddedSocket extends Duplex {
  private readonly thread: Worker;
  private started = false;

  constructor(thread: Worker) {
    super();
    this.thread = thread;
    thread.on('message', (message: FromEmbedded) => {
      if ('bytes' in message) this.push(Buffer.from(message.bytes.buffer, message.bytes.byteOffset, message.bytes.byteLength));
      if ('failed' in message) this.destroy(new Error(`the embedded database's connection is lost: ${message.failed}`));
    });
    thread.once('exit', () => this.destroy());
  }

  connect(): this {
    process.nextTick(() => this.emit('connect'));
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.send(chunk, done);
  }

  override _writev(chunks: { readonly chunk: Buffer }[], done: () => void): void {
    this.send(Buffer.concat(chunks.map(({ chunk }) => chunk)), done);
  }

  private send(bytes: Buffer, done: () => void): void {
    if (!this.started) {
      this.started = true;
      this.push(welcome);
    } else if (bytes[0] !== terminate) {
      // A copy of its own: the driver's write buffer is reused.
      this.thread.postMessage({ bytes: new Uint8Array(bytes) } satisfies ToEmbedded);
    }
    done();
  }
}
