import { isFailure } from "@/lib/platforms/call-with-retries";
import type { CallFailure } from "@/lib/platforms/connector";

/**
 * Requests several IDs in one call. On some platforms, an error about one ID fails the whole call. In that case each
 * half is requested separately, so that the other IDs are not affected.
 * @param take receives each part's result; together the parts cover all IDs
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
