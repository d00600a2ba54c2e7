import {
  AddSocialAccountRequest,
  SocialAccount,
  SubscriberHistory,
  SubscriberHistoryQuery,
  SubscriberRows,
} from "@/lib/channels/subscribers/schemas";
import { schemas } from "@/rest/dashboard/endpoint";
import { IdParams } from "@/rest/dashboard/params";

export const listSubscriberRows = schemas({ answer: SubscriberRows });

export const addSocialAccount = schemas({ body: AddSocialAccountRequest, answer: SocialAccount });

export const syncNow = schemas({ answer: SubscriberRows });

export const removeSocialAccount = schemas({ params: IdParams, answer: IdParams });

export const getSubscriberHistory = schemas({
  params: IdParams,
  query: SubscriberHistoryQuery,
  answer: SubscriberHistory,
});

export const restoreSocialAccount = schemas({ params: IdParams, answer: IdParams });
