import type { OwnerClient } from "@/lib/platforms/owner/api";

export const GRAPH_VERSION = "v25.0";

/** Tokens are asked for without a version, everything else with it. */
export const graphUrl = ({ sandbox }: OwnerClient): string =>
  sandbox ? `${sandbox}/instagram-login/graph` : "https://graph.instagram.com";
