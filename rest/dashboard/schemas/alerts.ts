import {
  AlertChannelList,
  AlertChoices,
  CreateChannelRequest,
  FiringsQuery,
  NamedAlertList,
  SavedChannel,
} from "@/lib/insight/alerts/dashboard-schemas";
import { Alert, CreateAlertRequest, FiringPage, UpdateAlertRequest } from "@/lib/insight/alerts/schemas";
import { schemas } from "@/rest/dashboard/endpoint";
import { IdParams } from "@/rest/dashboard/params";

export const createAlert = schemas({ body: CreateAlertRequest, answer: Alert });

export const listAlerts = schemas({ answer: NamedAlertList });

export const updateAlert = schemas({ params: IdParams, body: UpdateAlertRequest, answer: Alert });

export const removeAlert = schemas({ params: IdParams, answer: IdParams });

export const listFirings = schemas({ query: FiringsQuery, answer: FiringPage });

export const getAlertChoices = schemas({ answer: AlertChoices });

export const listAlertChannels = schemas({ answer: AlertChannelList });

export const createAlertChannel = schemas({ body: CreateChannelRequest, answer: SavedChannel });

export const testAlertChannel = schemas({ params: IdParams, answer: IdParams });

export const removeAlertChannel = schemas({ params: IdParams, answer: IdParams });
