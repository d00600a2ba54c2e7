import type { Database, Transaction } from "@/db/client";
import type { organizations } from "@/db/schema";

export type Organization = typeof organizations.$inferSelect;

/** What a job or script works with: no organization, all rights. */
export interface Context {
  db: Database;
  /** The only clock. Demo and simulation turn it; the sandbox platform is told it in a header. */
  now(): Date;
  /**
   * Until when platforms may be waited for, in milliseconds of the machine's own clock (`Date.now()`). Absent in jobs,
   * which have deadlines of their own.
   */
  platformDeadline?: number;
  /** No mail and no webhook leaves: demo and simulation replay days that are past. */
  quiet?: boolean;
}

export type MemberRole = "owner" | "manager" | "member" | "viewer";

export type Actor =
  | { type: "key"; keyId: number; keyName: string; roles: readonly string[] }
  | { type: "user"; userId: number; role: MemberRole }
  | { type: "system" };

export interface RequestOrigin {
  /** The client's address as server.ts resolved it. */
  address: string | null;
  requestId: string;
}

/** Who acts on an organization from outside: an admin's request, or a script or job, which names no actor. */
export type ActingContext = Context & Partial<Pick<OrganizationContext, "actor" | "origin">>;

/** What a verb on an organization's data works with. */
export interface OrganizationContext extends Context {
  organization: Organization;
  actor: Actor;
  /** Where a request came from, for the audit log. Absent in scripts and jobs. */
  origin?: RequestOrigin;
  /** The internal ID of the session that a browser's request came with. Absent for keys, scripts and jobs. */
  sessionId?: number;
  /**
   * Called by a writing verb at the end of its own transaction with the answer it is about to give, so that an
   * idempotent request's answer is kept exactly when its effects are. Absent where nobody asked for idempotency.
   */
  onAnswer?: (tx: Transaction, answer: unknown) => Promise<void>;
  /**
   * Aborted when the caller went away, as Cancel in a dialog does: what costs money is not committed after that. Absent
   * where a request is carried out whether its answer is still awaited or not.
   */
  signal?: AbortSignal;
  /** Called by a verb before it asks a platform: refuses who could not pay. Absent where nothing is charged. */
  beforePlatform?: () => Promise<void>;
  /** Adds a header to the answer. Absent outside the REST API. */
  setHeader?: (name: string, value: string) => void;
  /** The absolute address of another page of the list that is asked for. Absent outside the REST API. */
  pageUrl?: (page: number) => string;
}
