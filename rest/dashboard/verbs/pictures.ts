export { getChannelPicture } from "@/lib/channels/channels/picture";
export { getThumbnail } from "@/lib/tracking/videos/tracked-thumbnail";
