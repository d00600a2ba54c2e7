import { createServer } from "node:net";

/** A port on 127.0.0.1 that nobody listens on at this moment; the preferred one if that is free. */
export async function freePort(preferred = 0): Promise<number> {
  if (preferred !== 0 && !(await isPortFree(preferred))) return freePort();
  return listen(preferred, "127.0.0.1");
}

export function isPortFree(port: number, host = "127.0.0.1"): Promise<boolean> {
  return listen(port, host).then(
    () => true,
    () => false,
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
