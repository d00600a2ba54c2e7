import { z } from "zod";
import { PageQuery } from "@/lib/channels/channels/schemas";

/** What the operations on channels have in common. */

export const channelCall = { method: "GET", dialect: "C", role: "channels:read", tag: "Channels" } as const;

export const EXAMPLE_ID = "d15ea3bc-c59a-49da-a6d2-f5e66fd44b71";

export const ChannelId = z.object({
  id: z.guid().meta({ description: "The channel's id, as GET /channels/search answered it", example: EXAMPLE_ID }),
});

export const page = PageQuery.shape.page.meta({
  description: "Page of 20, starting from 1; one past the end is a 404",
});
export const Page = z.object({ page });

export const onePage = <T>(results: T[]) => ({ count: results.length, next: null, previous: null, results });
