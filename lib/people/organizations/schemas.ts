import { z } from "zod";
import { isTimeZone } from "@/lib/core/time/rules";
import { Role } from "@/lib/people/members/schemas";

export const OrganizationName = z.string().trim().min(1, "Name your organization").max(120, "At most 120 characters");

/** One's own organization, as its page shows it. */
export const OwnOrganization = z.object({
  id: z.string(),
  name: z.string(),
  /** IANA name: what mails tell times in. */
  time_zone: z.string(),
  created_at: z.iso.datetime(),
  /** The reader's. */
  role: Role,
});
export type OwnOrganization = z.infer<typeof OwnOrganization>;

export const UpdateOrganizationRequest = z.object({
  name: OrganizationName,
  time_zone: z.string().max(64).refine(isTimeZone, "No such time zone"),
});
export type UpdateOrganizationRequest = z.infer<typeof UpdateOrganizationRequest>;

/** The name as it stands on the page, typed. */
export const CloseOrganizationRequest = z.object({ name: z.string().max(200) });
export type CloseOrganizationRequest = z.infer<typeof CloseOrganizationRequest>;

export const StartOrganizationRequest = z.object({ name: OrganizationName });
export type StartOrganizationRequest = z.infer<typeof StartOrganizationRequest>;

/** An organization's public id. */
export const OrganizationRef = z.object({ id: z.string().max(64) });
export type OrganizationRef = z.infer<typeof OrganizationRef>;
