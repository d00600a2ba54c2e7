import { database } from "@/db/client";
import { RequestBuffer, type RequestEntry } from "@/lib/developers/requests/buffer";
import { writeRequests } from "@/lib/developers/requests/write";

// One per process, shared by Next's bundles, each of which has its own instance of this module. server.ts flushes it at
// shutdown.
const shared = globalThis as typeof globalThis & { clipscopeRequests?: RequestBuffer };

/** Returns the buffer that logs this process's API calls. */
export function processRequests(): Pick<RequestBuffer, "add" | "state" | "lost"> {
  shared.clipscopeRequests ??= new RequestBuffer({
    write: (batch: readonly RequestEntry[]) => writeRequests(database().db, batch),
    isHopeless: isRefusal,
  });
  return shared.clipscopeRequests;
}

/** SQLSTATE classes 22 and 23: invalid data, violated constraints. A retry would fail again. */
function isRefusal(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" && /^2[23]...$/.test(cause.code);
}
