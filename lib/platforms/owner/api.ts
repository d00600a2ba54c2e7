import type { Context } from "@/lib/core/context";
import type {
  DatedAudience,
  OwnDay,
  OwnerFailure,
  OwnerIdentity,
  OwnerPlatform,
  OwnerResult,
  OwnerTokens,
} from "@/lib/platforms/owner/schemas";

/** The OAuth client that this server has at a platform. */
export interface OwnerClient {
  id: string;
  secret: string;
  /** The sandbox's address; null at the platform itself. */
  sandbox: string | null;
}

/** Days in the platform's time zone, both included. */
export interface Period {
  from: string;
  to: string;
}

export type DaysResult = { kind: "ok"; value: OwnDay[]; rest?: OwnerFailure } | OwnerFailure;

export type ExchangeResult =
  | { kind: "ok"; tokens: OwnerTokens; scopes: string[] }
  /** The authorization server rejects the code, or the client. */
  | { kind: "rejected"; error: string }
  | { kind: "transient" | "invalid_response" };

export type RefreshResult = { kind: "ok"; tokens: OwnerTokens } | Exclude<ExchangeResult, { kind: "ok" }>;

/** One platform's consent and reports. Failures are returned, never thrown. */
export interface OwnerApi {
  platform: OwnerPlatform;
  /** Where the figures come from, for people. */
  name: string;
  scopes: readonly string[];
  /** When a token is renewed, before it expires. */
  refreshBeforeMs: number;
  /** Returns the address of the consent page. */
  authorizationUrl(
    client: OwnerClient,
    request: { redirectUri: string; state: string; verifier: string },
  ): Promise<string>;
  /** Checks an authorization response and exchanges its code. */
  exchange(
    ctx: Context,
    client: OwnerClient,
    response: { parameters: URLSearchParams; state: string; redirectUri: string; verifier: string },
  ): Promise<ExchangeResult>;
  refresh(ctx: Context, client: OwnerClient, tokens: OwnerTokens): Promise<RefreshResult>;
  /** Ends the consent. Returns false if the platform did not confirm it. */
  revoke(ctx: Context, client: OwnerClient, tokens: OwnerTokens): Promise<boolean>;
  /** Null: the person has no account that can be read. */
  identify(ctx: Context, client: OwnerClient, accessToken: string): Promise<OwnerResult<OwnerIdentity | null>>;
  /** Days without data are left out. A failure after the first days leaves out the rest, and is returned with them. */
  readDays(ctx: Context, client: OwnerClient, accessToken: string, period: Period): Promise<DaysResult>;
  /** Null: the platform reports none, for example below 100 followers. */
  readAudience(
    ctx: Context,
    client: OwnerClient,
    accessToken: string,
    lastDay: string,
  ): Promise<OwnerResult<DatedAudience | null>>;
}
