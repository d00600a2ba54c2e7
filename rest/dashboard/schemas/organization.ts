import { z } from "zod";
import { RetentionPreview, RetentionPreviewQuery } from "@/lib/operations/retention/schemas";
import {
  ClosedOrganization,
  CloseOrganizationRequest,
  LogoState,
  OrganizationRef,
  OwnOrganization,
  Retention,
  SecondFactorRule,
  SetLogoRequest,
  StartOrganizationRequest,
  UpdateOrganizationRequest,
} from "@/lib/people/organizations/schemas";
import { schemas } from "@/rest/dashboard/endpoint";

export const getOrganization = schemas({ answer: OwnOrganization });

export const updateOrganization = schemas({ body: UpdateOrganizationRequest, answer: OwnOrganization });

export const requireSecondFactor = schemas({ body: SecondFactorRule, answer: SecondFactorRule });

export const previewRetention = schemas({ query: RetentionPreviewQuery, answer: RetentionPreview });

export const setRetention = schemas({ body: Retention, answer: Retention });

export const setLogo = schemas({ body: SetLogoRequest, answer: LogoState });

export const removeLogo = schemas({ answer: LogoState });

export const getLogo = schemas({ query: z.object({ at: z.string().max(40).optional() }), answer: "webp" });

export const closeOrganization = schemas({
  body: CloseOrganizationRequest,
  answer: ClosedOrganization,
});

export const reopenOrganization = schemas({ answer: z.object({ id: z.string(), resumed_videos: z.int() }) });

export const leaveOrganization = schemas({ answer: OrganizationRef });

export const startOrganization = schemas({ body: StartOrganizationRequest, answer: OrganizationRef });

export const switchOrganization = schemas({ body: OrganizationRef, answer: OrganizationRef });
