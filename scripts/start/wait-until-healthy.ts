import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "@/scripts/failure";

/** Asks until the answer is 200. @throws Failure with the last answer when that takes too long */
export async function waitUntilHealthy(
  name: string,
  url: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  let last = "no answer";
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
  throw new Failure(name, `${url} does not answer 200 after ${timeoutMs / 1000} s (last: ${last}).`);
}
