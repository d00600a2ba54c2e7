export { disconnectAccount } from "@/lib/channels/connections/disconnect";
export { inviteConnection } from "@/lib/channels/connections/invite";
export { listConnections } from "@/lib/channels/connections/list";
export { getOwnFigures } from "@/lib/channels/connections/own-figures";
export { withdrawConnectionInvitation } from "@/lib/channels/connections/withdraw";
