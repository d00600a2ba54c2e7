import type { Database, Transaction } from "@/db/client";
import type { organizations } from "@/db/schema";

export type Organization = typeof organizations.$inferSelect;

/** The context of a job or script: no organization, all rights. */
export interface Context {
  db: Database;
  /** The only clock. Demo and simulation change it; the sandbox platform receives it in a header. */
  now(): Date;
  /**
   * Deadline for waiting on platforms, in milliseconds of the machine's own clock (`Date.now()`). Absent in jobs, which
   * have their own deadlines.
   */
  platformDeadline?: number;
  /** Suppresses email and webhooks: demo and simulation replay past days. */
  quiet?: boolean;
}

export type MemberRole = "owner" | "manager" | "member" | "viewer";

export type Actor =
  | { type: "key"; keyId: number; keyName: string; roles: readonly string[] }
  | {
      type: "user";
      userId: number;
      role: MemberRole;
      /** Whether they run the service, as read with the request's session. Absent: `assertAdmin` reads it. */
      isAdmin?: boolean;
    }
  | { type: "system" };

export interface RequestOrigin {
  /** The client's address as resolved by server.ts. */
  address: string | null;
  requestId: string;
}

/** The context of an action on an organization from outside: an admin's request, or a script or job, which has no actor. */
export type ActingContext = Context & Partial<Pick<OrganizationContext, "actor" | "origin" | "sessionId">>;

/** The context of verbs on an organization's data. */
export interface OrganizationContext extends Context {
  organization: Organization;
  actor: Actor;
  /** Where a request came from, for the audit log. Absent in scripts and jobs. */
  origin?: RequestOrigin;
  /** The internal ID of the session of a browser request. Absent for keys, scripts and jobs. */
  sessionId?: number;
  /**
   * Called by a writing verb at the end of its own transaction with its result, so that an idempotent request's response
   * is stored exactly when its effects are. Absent without an idempotency key.
   */
  onAnswer?: (tx: Transaction, answer: unknown) => Promise<void>;
  /**
   * Aborted when the caller disconnects, for example by Cancel in a dialog: nothing that costs money is committed after
   * that. Absent where a request runs to completion even if its caller is gone.
   */
  signal?: AbortSignal;
  /** Called by a verb before it calls a platform: throws if the organization can't pay. Absent where nothing is charged. */
  beforePlatform?: () => Promise<void>;
  /** Adds a header to the response. Absent outside the REST API. */
  setHeader?: (name: string, value: string) => void;
  /** Returns the absolute URL of another page of the requested list. Absent outside the REST API. */
  pageUrl?: (page: number) => string;
}
