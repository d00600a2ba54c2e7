import { serveDirectly } from "@/app/api/_contract/direct";

export interface Listening {
  /** Origin, without a path. */
  origin: string;
  close(): void;
}

/** Serves the API over HTTP on a loopback port, for API clients. */
export async function listen(): Promise<Listening> {
  const { server, port } = await serveDirectly();
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}
