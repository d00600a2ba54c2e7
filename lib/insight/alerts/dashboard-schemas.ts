import { z } from "zod";
import { Alert, ChannelName, ChannelState, ChannelUrl, PostedType } from "@/lib/insight/alerts/schemas";

/** What only the dashboard shows of alerts. */

/** With the name of what it looks at; null for everything, or if that was deleted. */
export const NamedAlert = Alert.extend({ scope_name: z.string().nullable() });
export type NamedAlert = z.infer<typeof NamedAlert>;
export const NamedAlertList = z.object({ alerts: z.array(NamedAlert) });
export type NamedAlertList = z.infer<typeof NamedAlertList>;

/** A Slack or Discord channel, with the number of alerts that post to it. */
export const SavedChannel = z.object({
  type: PostedType,
  id: z.string(),
  name: z.string(),
  state: ChannelState,
  alerts: z.int(),
});
export type SavedChannel = z.infer<typeof SavedChannel>;
export const AlertChannelList = z.object({ channels: z.array(SavedChannel) });
export type AlertChannelList = z.infer<typeof AlertChannelList>;

export const CreateChannelRequest = z.object({ type: PostedType, name: ChannelName, url: ChannelUrl });
export type CreateChannelRequest = z.infer<typeof CreateChannelRequest>;

/** What an alert's form offers. */
export const AlertChoices = z.object({
  /** Confirmed addresses of members. */
  members: z.array(z.object({ name: z.string(), email: z.string(), is_you: z.boolean() })),
  /** Whether a webhook subscribes to `alert.triggered`. */
  has_webhook: z.boolean(),
});
export type AlertChoices = z.infer<typeof AlertChoices>;

export const FiringsQuery = z.object({ cursor: z.string().max(500).optional() });
export type FiringsQuery = z.infer<typeof FiringsQuery>;
