import { schemas } from "@/rest/dashboard/endpoint";
import { ChannelParams, IdParams } from "@/rest/dashboard/params";

export const getThumbnail = schemas({ params: IdParams, answer: "webp" });

export const getChannelPicture = schemas({ params: ChannelParams, answer: "webp" });
