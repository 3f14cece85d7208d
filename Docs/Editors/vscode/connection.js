// A connection to a language server over standard streams: JSON-RPC with headers, as LSP writes it. It knows nothing of
// the editor.
'use strict';

const { spawn } = require('child_process');

class Connection {
  /**
   * @param {string} program
   * @param {{ request: (method: string, params: any) => any, notify: (method: string, params: any) => void,
   *   end: (reason: string | null) => void }} handlers what the server asks for and tells, and its end: null where it
   *   was asked to end
   */
  constructor(program, handlers) {
    this.handlers = handlers;
    this.number = 0;
    this.waiting = new Map();
    this.input = Buffer.alloc(0);
    this.isEnding = false;
    this.hasEnded = false;
    this.process = spawn(program, ['lsp'], { stdio: ['pipe', 'pipe', 'ignore'] });
    this.process.on('error', (error) => this.ended(error.message));
    this.process.on('exit', (code, signal) => this.ended(this.isEnding ? null : `exit ${code ?? signal}`));
    this.process.stdin.on('error', () => {});
    this.process.stdout.on('data', (bytes) => this.take(bytes));
  }

  /** Asks the server; `token` cancels, where one is given. */
  ask(method, params, token) {
    if (this.hasEnded) return Promise.resolve(null);
    const id = ++this.number;
    this.send({ id, method, params });
    const cancelling = token?.onCancellationRequested(() => this.notify('$/cancelRequest', { id }));
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }))
      .finally(() => cancelling?.dispose());
  }

  notify(method, params) {
    if (!this.hasEnded) this.send({ method, params });
  }

  /** Has the server end, in order; it is gone when this is done. */
  async end() {
    if (this.hasEnded) return;
    this.isEnding = true;
    const gone = new Promise((resolve) => this.process.once('exit', resolve));
    const timer = setTimeout(() => this.process.kill(), 2000);
    this.ask('shutdown', null).then(() => this.notify('exit', null), () => this.process.kill());
    await gone;
    clearTimeout(timer);
  }

  send(message) {
    const content = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.process.stdin.write(`Content-Length: ${content.length}\r\n\r\n`);
    this.process.stdin.write(content);
  }

  take(bytes) {
    this.input = Buffer.concat([this.input, bytes]);
    for (;;) {
      const end = this.input.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: *(\d+)/i.exec(this.input.toString('latin1', 0, end))?.[1] ?? 0);
      if (this.input.length < end + 4 + length) return;
      const message = JSON.parse(this.input.toString('utf8', end + 4, end + 4 + length));
      this.input = this.input.subarray(end + 4 + length);
      this.receive(message);
    }
  }

  async receive(message) {
    if (message.method === undefined) {
      const asked = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if (message.error) asked?.reject(Object.assign(new Error(message.error.message), { code: message.error.code }));
      else asked?.resolve(message.result);
    } else if (message.id === undefined) {
      this.handlers.notify(message.method, message.params);
    } else {
      this.send({ id: message.id, result: (await this.handlers.request(message.method, message.params)) ?? null });
    }
  }

  ended(reason) {
    if (this.hasEnded) return;
    this.hasEnded = true;
    for (const asked of this.waiting.values()) asked.resolve(null);
    this.waiting.clear();
    this.handlers.end(reason);
  }
}

module.exports = { Connection };
