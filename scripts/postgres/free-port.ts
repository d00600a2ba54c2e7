import { createServer } from "node:net";

/** Returns a port on 127.0.0.1 that is free now: the preferred one if possible. */
export async function freePort(preferred = 0): Promise<number> {
  if (preferred !== 0 && (await checkPort(preferred, "127.0.0.1"))) return freePort();
  return listen(preferred, "127.0.0.1");
}

/**
 * Returns why the port cannot be used, as Node's error code (EADDRINUSE, EACCES, EADDRNOTAVAIL, …), or null if it can.
 */
export function checkPort(port: number, host: string): Promise<string | null> {
  return listen(port, host).then(
    () => null,
    (error: NodeJS.ErrnoException) => error.code ?? error.message,
  );
}

function listen(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : port));
    });
  });
}
