import {
  CreateEndpointRequest,
  DeliveryDetail,
  DeliveryPage,
  EndpointList,
  EndpointRow,
  EndpointWithSecret,
  ListDeliveriesQuery,
  UpdateEndpointRequest,
} from "@/lib/outbound/webhooks/schemas";
import { schemas } from "@/rest/dashboard/endpoint";
import { DeliveryParams, IdParams } from "@/rest/dashboard/params";

export const listEndpoints = schemas({ answer: EndpointList });

export const createEndpoint = schemas({ body: CreateEndpointRequest, answer: EndpointWithSecret });

export const getEndpoint = schemas({ params: IdParams, answer: EndpointRow });

export const updateEndpoint = schemas({ params: IdParams, body: UpdateEndpointRequest, answer: EndpointRow });

export const removeEndpoint = schemas({ params: IdParams, answer: IdParams });

export const rotateSecret = schemas({ params: IdParams, answer: EndpointWithSecret });

export const sendTest = schemas({ params: IdParams, answer: DeliveryDetail });

export const listDeliveries = schemas({ params: IdParams, query: ListDeliveriesQuery, answer: DeliveryPage });

export const getDelivery = schemas({ params: DeliveryParams, answer: DeliveryDetail });

export const replayDelivery = schemas({ params: DeliveryParams, answer: DeliveryDetail });
