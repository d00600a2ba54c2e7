import { CampaignList, SetCampaignRequest } from "@/lib/tracking/campaigns/schemas";
import { Assigned, AssignLabelsRequest, LabelList, Named, NameRef, NameRequest } from "@/lib/tracking/labels/schemas";
import { schemas } from "@/rest/dashboard/endpoint";
import { IdParams } from "@/rest/dashboard/params";

export const listLabels = schemas({ answer: LabelList });

export const createLabel = schemas({ body: NameRequest, answer: Named });

export const renameLabel = schemas({ params: IdParams, body: NameRequest, answer: NameRef });

export const removeLabel = schemas({ params: IdParams, answer: IdParams });

export const assignLabels = schemas({ body: AssignLabelsRequest, answer: Assigned });

export const listCampaigns = schemas({ answer: CampaignList });

export const setCampaign = schemas({ body: SetCampaignRequest, answer: Assigned });
