import { z } from "zod";

const Id = z.string().max(64);
export const OrganizationId = z.object({ id: Id });
export const TrackingId = z.object({ id: Id, tracking: Id });
