import type { alertChannels, alertFirings, alerts } from "@/db/schema";

export type AlertRow = typeof alerts.$inferSelect;
export type FiringRow = typeof alertFirings.$inferSelect;
export type ChannelRow = typeof alertChannels.$inferSelect;
