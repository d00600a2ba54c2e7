import {
  ConnectionInviteRequest,
  ConnectionList,
  ConnectionRef,
  CreatedConnectionInvitation,
  Disconnected,
  DisconnectRequest,
  OwnFiguresAnswer,
} from "@/lib/channels/connections/schemas";
import { schemas } from "@/rest/dashboard/endpoint";
import { ChannelParams } from "@/rest/dashboard/params";

export const listConnections = schemas({ answer: ConnectionList });

export const disconnectAccount = schemas({ params: ConnectionRef, body: DisconnectRequest, answer: Disconnected });

export const inviteConnection = schemas({ body: ConnectionInviteRequest, answer: CreatedConnectionInvitation });

export const withdrawConnectionInvitation = schemas({ params: ConnectionRef, answer: ConnectionRef });

export const getOwnFigures = schemas({ params: ChannelParams, answer: OwnFiguresAnswer });
