import { type AddressInfo, connect as connectTo, createServer, type Socket } from "node:net";

const SSL_REQUEST = 80_877_103;
const READY = 0x5a; // Z
const IDLE = 0x49; // I
const TERMINATE = 0x58; // X
const READY_MESSAGE = Buffer.from([READY, 0, 0, 0, 5, IDLE]);

/** Splits a stream of PostgreSQL messages. @param startup whether the first message has no type */
function splitter(startup: boolean, onMessage: (message: Buffer, isStartup: boolean) => void) {
  let rest = Buffer.alloc(0);
  let isFirst = startup;
  return (data: Buffer) => {
    rest = Buffer.concat([rest, data]);
    for (;;) {
      const head = isFirst ? 0 : 1;
      if (rest.length < head + 4) return;
      const length = head + rest.readInt32BE(head);
      if (rest.length < length) return;
      const message = rest.subarray(0, length);
      rest = rest.subarray(length);
      const isStartup = isFirst;
      // After a refused TLS request, the client sends its startup message.
      if (isFirst && message.readInt32BE(4) !== SSL_REQUEST) isFirst = false;
      onMessage(message, isStartup);
    }
  };
}

/**
 * Starts a pooler in transaction mode with one session of the server: the first client signs in, every other client gets
 * the same session, for one transaction at a time.
 */
export async function startTransactionPooler(databaseUrl: string) {
  const { hostname, port } = new URL(databaseUrl);
  const server = connectTo(Number(port), hostname);
  /** What the server sent while the first client signed in: its parameters. */
  let greeting: Buffer[] | null = null;
  const signedIn: Buffer[] = [];
  let owner: Socket | null = null;
  const waiting: { client: Socket; message: Buffer }[] = [];
  const clients = new Set<Socket>();

  const serve = () => {
    const next = waiting[0];
    if (!next || (owner && owner !== next.client)) return;
    owner = next.client;
    for (const { message } of waiting.filter(({ client }) => client === owner)) server.write(message);
    waiting.splice(0, waiting.length, ...waiting.filter(({ client }) => client !== owner));
  };
  server.on(
    "data",
    splitter(false, (message) => {
      owner?.write(message);
      if (!greeting) signedIn.push(message);
      if (message[0] !== READY || message[5] !== IDLE) return;
      // Only the first client authenticates; the others get the outcome.
      greeting ??= signedIn.filter(([type]) => type !== 0x52).slice(0, -1);
      owner = null;
      serve();
    }),
  );
  const listener = createServer((client) => {
    clients.add(client);
    client.on("error", () => undefined);
    client.on(
      "data",
      splitter(true, (message, isStartup) => {
        if (isStartup && message.readInt32BE(4) === SSL_REQUEST) return client.write("N");
        if (isStartup && greeting)
          return client.write(Buffer.concat([Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0]), ...greeting, READY_MESSAGE]));
        if (message[0] === TERMINATE && !isStartup) return client.end();
        if (owner === client) return server.write(message);
        waiting.push({ client, message: Buffer.from(message) });
        serve();
      }),
    );
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  url.port = String((listener.address() as AddressInfo).port);
  return {
    url: url.href,
    async stop() {
      for (const client of clients) client.destroy();
      server.destroy();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
}

/** Starts a pooler in session mode that drops some settings of its clients, as PgBouncer's ignore_startup_parameters does. */
export async function startDroppingPooler(databaseUrl: string, dropped: readonly string[]) {
  const { hostname, port } = new URL(databaseUrl);
  const listener = createServer((client) => {
    const server = connectTo(Number(port), hostname);
    server.pipe(client);
    for (const [end, other] of [
      [client, server],
      [server, client],
    ] as const)
      end.on("error", () => other.destroy()).on("close", () => other.destroy());
    const split = splitter(true, (message, isStartup) =>
      server.write(isStartup ? withoutSettings(message, dropped) : message),
    );
    client.on("data", split);
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  url.port = String((listener.address() as AddressInfo).port);
  return { url: url.href, stop: () => void listener.close() };
}

/** Returns a startup message without some of its settings: names and values in turn, each ended by a zero byte. */
function withoutSettings(message: Buffer, dropped: readonly string[]): Buffer {
  const texts = message.subarray(8, -2).toString().split("\0");
  const kept = texts.filter((_, index) => !dropped.includes(texts[index - (index % 2)] ?? ""));
  const body = Buffer.from(`${kept.join("\0")}\0\0`);
  const head = Buffer.from(message.subarray(0, 8));
  head.writeInt32BE(8 + body.length);
  return Buffer.concat([head, body]);
}
