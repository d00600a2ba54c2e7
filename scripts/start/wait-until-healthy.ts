import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "@/scripts/failure";

/** Polls until the response is 200. @throws Failure with the last response if that takes too long */
export async function waitUntilHealthy(
  name: string,
  url: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  let last = "no response";
  while (performance.now() < deadline) {
    signal.throwIfAborted();
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      if (response.status === 200) return;
      last = `${response.status} ${(await response.text()).slice(0, 200)}`;
    } catch (error) {
      last = error instanceof Error ? String(error.cause ?? error.message) : String(error);
    }
    await sleep(50);
  }
  throw new Failure(name, `${url} did not return 200 within ${timeoutMs / 1000} s (last: ${last}).`);
}
