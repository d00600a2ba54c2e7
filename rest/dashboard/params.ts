import { z } from "zod";
import { Platform } from "@/lib/platforms/schemas";

const Id = z.string().max(64);

/** `{id}`. The verb treats an ID that can't exist like an unknown one. */
export const IdParams = z.object({ id: Id });
/** `{id}` of a channel. */
export const ChannelParams = z.object({ id: z.guid() });
export const DeliveryParams = z.object({ id: Id, delivery: Id });
export const NoteParams = z.object({ id: Id, note: Id });
export const TrackingParams = z.object({ id: Id, tracking: Id });
export const SourceParams = z.object({ source: Id });
export const PlatformParams = z.object({ platform: Platform });
