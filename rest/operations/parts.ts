import { z } from "zod";
import { PageQuery } from "@/lib/channels/channels/schemas";

/** Parts that the channel operations share. */

export const channelCall = { method: "GET", dialect: "C", role: "channels:read", tag: "Channels" } as const;

export const EXAMPLE_ID = "d15ea3bc-c59a-49da-a6d2-f5e66fd44b71";

export const ChannelId = z.object({
  id: z.guid().meta({ description: "The channel's `id` from `GET /channels/search`", example: EXAMPLE_ID }),
});

export const page = PageQuery.shape.page.meta({
  description: "Page number, starting from 1. A page has 20 results; a page past the end returns 404",
});
export const Page = z.object({ page });

export const onePage = <T>(results: T[]) => ({ count: results.length, next: null, previous: null, results });
