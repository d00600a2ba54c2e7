import type { Instrumentation } from "next";

/** Next calls it once per server. server.ts has started telemetry before; plain `next start` has not. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startTelemetry } = await import("@/lib/core/telemetry/start");
  await startTelemetry("web");
}

/** Says which page or endpoint failed. The error itself, with its stack, is what Next writes to the console. */
export const onRequestError: Instrumentation.onRequestError = async (error, { method, path }, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { reportRequestError } = await import("@/lib/core/report-request-error");
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  reportRequestError(error, {
    digest,
    method,
    path: path.split("?")[0] ?? path,
    route: context.routePath,
    kind: context.routeType,
  });
};
