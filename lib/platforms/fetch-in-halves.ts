import { isFailure } from "@/lib/platforms/call-with-retries";
import type { CallFailure } from "@/lib/platforms/connector";

/**
 * Asks for several IDs in one call. An error about one of them fails the whole call on some platforms; then each half
 * is asked for by itself, so that it costs no other.
 * @param take gets each part's verdict; the parts together are all IDs
 */
export async function fetchInHalves<V extends object>(
  ids: readonly string[],
  ask: (ids: readonly string[]) => Promise<V | CallFailure>,
  take: (verdict: V | CallFailure, ids: readonly string[]) => void,
): Promise<void> {
  const verdict = await ask(ids);
  const isAboutOne = isFailure(verdict) && ["unavailable", "private"].includes(verdict.failure.kind);
  if (!isAboutOne || ids.length < 2) return take(verdict, ids);
  const middle = Math.ceil(ids.length / 2);
  await fetchInHalves(ids.slice(0, middle), ask, take);
  await fetchInHalves(ids.slice(middle), ask, take);
}
