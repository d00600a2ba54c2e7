import type { Inngest, InngestFunction } from "inngest";
import { serve } from "inngest/edge";
import { parseFunction, type RegisteredFunction, type Reply, readReply, SyncAnswer } from "@/inngest/executor/protocol";
import type { RunState } from "@/inngest/executor/store";
import { inSpan } from "@/lib/core/telemetry/span";

// Nothing listens here: requests go to the SDK in process, which needs a URL and a host to parse.
const URL_IN_PROCESS = "http://executor.invalid/api/inngest";
const HEADERS = { host: "executor.invalid", "content-type": "application/json" };

export interface Sdk {
  functions: Map<string, RegisteredFunction>;
  /**
   * Makes one call of a function: discovery, or one planned step. Never throws for a failure in the function. A call
   * that exceeds the timeout counts as a failure, and its later result is ignored.
   */
  call(run: RunState, request: CallRequest): Promise<Reply>;
}

interface CallRequest {
  /** A planned step's ID; null runs the function up to its next step. */
  stepId: string | null;
  attempt: number;
  maxAttempts: number;
  /** Plans single steps instead of running them immediately. */
  planOnly: boolean;
}

/** Registers the functions with the SDK's own handler, as a server would. */
export async function openSdk(
  client: Inngest.Any,
  functions: InngestFunction.Any[],
  callTimeoutMs: number,
): Promise<Sdk> {
  const handle = serve({ client, functions });
  const registered = await sync(handle);
  return {
    functions: new Map(registered.map((fn) => [fn.id, fn])),
    async call(run, request) {
      const query = new URLSearchParams({ fnId: run.functionId, stepId: request.stepId ?? "step" });
      const body = JSON.stringify(callBody(run, request));
      const send = () => handle(new Request(`${URL_IN_PROCESS}?${query}`, { method: "POST", headers: HEADERS, body }));
      const call = inSpan(
        () => ({
          name: `job ${run.functionId}`,
          kind: "CONSUMER",
          attributes: { "clipscope.run": run.id, "clipscope.attempt": request.attempt },
        }),
        send,
      );
      let timer: NodeJS.Timeout | undefined;
      const timeout = new Promise<Reply>((resolve) => {
        const error = { name: "Timeout", message: `The function did not answer within ${callTimeoutMs / 1000} s` };
        timer = setTimeout(() => resolve({ kind: "retry", error, retryAfter: null }), callTimeoutMs);
      });
      try {
        return await Promise.race([call.then(readReply).catch(unreadable), timeout]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/** Returns a function failure for a response the SDK didn't send, so that its run isn't picked up forever. */
function unreadable(error: unknown): Reply {
  const message = error instanceof Error ? error.message : String(error);
  return { kind: "retry", error: { name: "ProtocolError", message }, retryAfter: null };
}

async function sync(handle: (request: Request) => Promise<Response>): Promise<RegisteredFunction[]> {
  const response = await handle(
    new Request(URL_IN_PROCESS, {
      method: "PUT",
      headers: { ...HEADERS, "x-inngest-sync-kind": "in_band" },
      body: JSON.stringify({ url: URL_IN_PROCESS }),
    }),
  );
  if (!response.ok) throw new Error(`The functions cannot be registered: ${await response.text()}`);
  return SyncAnswer.parse(await response.json()).functions.map(parseFunction);
}

/**
 * Returns the body of a call. Without `ctx.fn_id` the SDK responds after every step instead of continuing and posting
 * checkpoints.
 */
function callBody(run: RunState, { attempt, maxAttempts, planOnly }: CallRequest) {
  const done = run.steps
    .flatMap(({ id, position, memo }) => (position === null ? [] : [{ id, position, memo }]))
    .sort((a, b) => a.position - b.position);
  return {
    ctx: {
      run_id: run.id,
      attempt,
      max_attempts: maxAttempts,
      disable_immediate_execution: planOnly,
      use_api: false,
      stack: { stack: done.map((step) => step.id), current: done.length },
    },
    event: run.event,
    events: [run.event],
    steps: Object.fromEntries(done.map((step) => [step.id, step.memo])),
    version: 2,
  };
}
