import { type Env, env } from "@/lib/core/env";
import type { ChannelConnector } from "@/lib/platforms/channel-connector";
import type { Connector } from "@/lib/platforms/connector";
import type { CreatorConnector } from "@/lib/platforms/creator-connector";
import type { Price } from "@/lib/platforms/price-rules";
import type { Platform } from "@/lib/platforms/schemas";

/** What a source requires with each call. */
export interface Credentials {
  headers?: Record<string, string>;
  query?: Record<string, string>;
}

/** Where a source's API is, and how it recognizes us. */
export interface SourceAddress {
  baseUrl: string;
  /** Returns null without a key. `baseUrl`: replaces the source's own. */
  configured: (env: Env) => { credentials: Credentials; baseUrl: string | undefined } | null;
  /** Its place in the sandbox, and the credentials that the sandbox expects. */
  sandbox: { path: string; credentials: Credentials };
}

/**
 * One API that figures come from. A platform may have several: a series keeps the source that began it, because two
 * sources count differently. docs/adding-a-source.md describes how to add one.
 */
export interface Source {
  /** Stored with snapshots and reported as `provider`: never change it. */
  id: string;
  platform: Platform;
  /** For people. */
  name: string;
  address: SourceAddress;
  /** What it charges for. Calls and resources without a price are listed too, so that they are counted. */
  prices: readonly Price[];
  videos: Connector | CreatorConnector;
  /** Null if it reads no channels. */
  channels: ChannelConnector | null;
}

/** Whether this server has a key for the source. The sandbox stands in for every source. */
export const hasKey = ({ address }: Pick<Source, "address">): boolean =>
  env().SANDBOX_URL !== undefined || address.configured(env()) !== null;
