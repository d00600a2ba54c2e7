import { z } from "zod";
import { isTimeZone } from "@/lib/core/time/zone-rules";
import { Role } from "@/lib/people/members/schemas";

export const OrganizationName = z
  .string()
  .trim()
  .min(1, "Enter a name for your organization")
  .max(120, "At most 120 characters");

/** The signed-in person's organization, as its page shows it. */
export const OwnOrganization = z.object({
  id: z.string(),
  name: z.string(),
  /** IANA name of the time zone that emails use. */
  time_zone: z.string(),
  created_at: z.iso.datetime(),
  /** Whether members need a second factor to see its data. */
  requires_second_factor: z.boolean(),
  /** Role of the signed-in person. */
  role: Role,
});
export type OwnOrganization = z.infer<typeof OwnOrganization>;

export const UpdateOrganizationRequest = z.object({
  name: OrganizationName,
  time_zone: z.string().max(64).refine(isTimeZone, "Unknown time zone"),
});
export type UpdateOrganizationRequest = z.infer<typeof UpdateOrganizationRequest>;

/** Whether members need a second factor. */
export const SecondFactorRule = z.object({ is_required: z.boolean() });
export type SecondFactorRule = z.infer<typeof SecondFactorRule>;

/** Organization name, typed to confirm. */
export const CloseOrganizationRequest = z.object({ name: z.string().max(200) });
export type CloseOrganizationRequest = z.infer<typeof CloseOrganizationRequest>;

export const StartOrganizationRequest = z.object({ name: OrganizationName });
export type StartOrganizationRequest = z.infer<typeof StartOrganizationRequest>;

/** Public ID of an organization. */
export const OrganizationRef = z.object({ id: z.string().max(64) });
export type OrganizationRef = z.infer<typeof OrganizationRef>;
