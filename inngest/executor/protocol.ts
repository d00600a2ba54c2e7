import { z } from "zod";

/**
 * The supported part of Inngest's SDK protocol. Anything else is rejected by name, at registration or during a run,
 * never ignored.
 */
const Concurrency = z.union([z.int().min(1), z.strictObject({ limit: z.int().min(1) })]);

const FunctionConfig = z
  .strictObject({
    id: z.string(),
    name: z.string().optional(),
    triggers: z.array(z.union([z.strictObject({ cron: z.string() }), z.strictObject({ event: z.string() })])).min(1),
    steps: z.object({ step: z.object({ retries: z.object({ attempts: z.int().min(0).max(20) }) }) }),
    concurrency: Concurrency.optional(),
  })
  .transform(({ id, triggers, steps, concurrency }) => ({
    id,
    events: triggers.flatMap((trigger) => ("event" in trigger ? [trigger.event] : [])),
    crons: triggers.flatMap((trigger) => ("cron" in trigger ? [trigger.cron] : [])),
    maxAttempts: steps.step.retries.attempts + 1,
    /** null: no limit set. */
    concurrency: typeof concurrency === "object" ? concurrency.limit : (concurrency ?? null),
  }));
export type RegisteredFunction = z.infer<typeof FunctionConfig>;

export const SyncAnswer = z.object({ app_id: z.string(), functions: z.array(z.unknown()) });

/**
 * Parses a function's configuration.
 * @throws Error that names the unsupported feature
 */
export function parseFunction(config: unknown): RegisteredFunction {
  const result = FunctionConfig.safeParse(config);
  if (result.success) return result.data;
  const { id } = z.object({ id: z.string().catch("?") }).parse(config);
  throw new Error(`The embedded executor cannot run the function ${id}:\n${z.prettifyError(result.error)}`);
}

export const Op = z.object({
  id: z.string(),
  op: z.string(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
});
export type Op = z.infer<typeof Op>;

export const ReceivedEvent = z.looseObject({
  id: z.string().min(1).nullish(),
  name: z.string().min(1),
  data: z.record(z.string(), z.unknown()).nullish(),
  ts: z.number().nullish(),
});
export type ReceivedEvent = z.infer<typeof ReceivedEvent>;

/** An event in the form that functions receive. */
export interface StoredEvent {
  id: string;
  name: string;
  data: Record<string, unknown>;
  /** Milliseconds since 1970. */
  ts: number;
}

/** The SDK's response to one call of a function. */
export type Reply =
  | { kind: "completed"; output: unknown }
  | { kind: "failed"; error: unknown }
  /** `retryAfter` as set by the function: seconds or a date; null when not set. */
  | { kind: "retry"; error: unknown; retryAfter: string | null }
  | { kind: "ops"; ops: Op[]; retryAfter: string | null };

export async function readReply(response: Response): Promise<Reply> {
  const body: unknown = await response.json();
  const retryAfter = response.headers.get("retry-after");
  if (!response.headers.has("x-inngest-sdk")) throw new Error(`Not an answer of the SDK: status ${response.status}`);
  if (response.status === 200) return { kind: "completed", output: body };
  if (response.status === 206) return { kind: "ops", ops: z.array(Op).parse(body), retryAfter };
  if (response.headers.get("x-inngest-no-retry") === "true") return { kind: "failed", error: body };
  return { kind: "retry", error: body, retryAfter };
}
