import { z } from "zod";

const Id = z.string().max(64);
export const EndpointId = z.object({ id: Id });
export const DeliveryId = z.object({ id: Id, delivery: Id });
