import { z } from "zod";
import { ORGANIZATION_HEADER } from "@/lib/organizations/rules";

const Fault = z.object({
  error: z.string(),
  details: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});

/** A refusal of the dashboard's own API. `status` 0: the server was not reached. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  constructor(
    readonly status: number,
    message: string,
    readonly details: readonly { field: string; message: string }[] = [],
    /** The whole body, for refusals that say more (402: `spendable_usd`, `estimated_usd`). */
    readonly body: unknown = null,
  ) {
    super(message);
  }

  /** The fault of one field, for a form. */
  field(name: string): string | undefined {
    return this.details.find((detail) => detail.field === name)?.message;
  }
}

export interface ApiRequest {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  /** Undefined, null and empty values are left out. */
  query?: Record<string, string | number | null | undefined>;
  signal?: AbortSignal;
}

let organization: string | undefined;

/** For which organisation (public id) this page was drawn: requests say so, lest a switch in another tab mix the two. */
export function actFor(id: string): void {
  organization = id;
}

/**
 * Calls the dashboard's API and parses the answer.
 * @throws ApiError for whatever is not the documented answer
 */
export async function api<S extends z.ZodType>(
  answer: S,
  path: string,
  request: ApiRequest = {},
): Promise<z.output<S>> {
  const { method = "GET", body, query, signal } = request;
  const response = await fetch(path + queryString(query), {
    method,
    signal,
    headers: {
      ...(body !== undefined && { "Content-Type": "application/json" }),
      ...(organization !== undefined && { [ORGANIZATION_HEADER]: organization }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ApiError(0, "The server cannot be reached. Check the connection and try again.");
  });
  const json: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const fault = Fault.safeParse(json);
    throw new ApiError(
      response.status,
      fault.data?.error ?? `The server answered ${response.status}. Try again in a moment.`,
      fault.data?.details,
      json,
    );
  }
  const parsed = answer.safeParse(json);
  if (!parsed.success) throw new ApiError(response.status, "The server's answer was not understood. Reload the page.");
  return parsed.data;
}

function queryString(query: ApiRequest["query"]): string {
  const entries = Object.entries(query ?? {}).filter(
    ([, value]) => value !== undefined && value !== null && value !== "",
  );
  if (entries.length === 0) return "";
  return `?${new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))}`;
}
