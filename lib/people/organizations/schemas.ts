import { z } from "zod";
import { isTimeZone } from "@/lib/core/time/zone-rules";
import { Role } from "@/lib/people/members/schemas";
import { choicesOf, type RetentionKind } from "@/lib/people/organizations/retention-rules";
import { LOGO_MAX_BASE64, LOGO_MAX_BYTES } from "@/lib/people/organizations/rules";

export const OrganizationName = z
  .string()
  .trim()
  .min(1, "Enter a name for your organization")
  .max(120, "At most 120 characters");

const OFFERED = "Must be one of the offered periods";
const days = (kind: RetentionKind) => z.int().refine((value) => choicesOf(kind).includes(value), OFFERED);

/** After how many days records are deleted; null keeps them permanently. */
export const Retention = z.object({
  api_requests: days("api_requests"),
  webhook_deliveries: days("webhook_deliveries"),
  emails: days("emails"),
  video_imports: days("video_imports").nullable(),
  alert_firings: days("alert_firings").nullable(),
});
export type Retention = z.infer<typeof Retention>;

/** The signed-in person's organization, as its page shows it. */
export const OwnOrganization = z.object({
  id: z.string(),
  name: z.string(),
  /** IANA name of the time zone that emails use. */
  time_zone: z.string(),
  created_at: z.iso.datetime(),
  /** Whether members need a second factor to see its data. */
  requires_second_factor: z.boolean(),
  retention: Retention,
  /** When its logo was set; null without one. */
  logo_at: z.iso.datetime().nullable(),
  /** While it is closed: until when owners can reopen it. */
  reopenable_until: z.iso.datetime().nullable(),
  /** Role of the signed-in person. */
  role: Role,
});
export type OwnOrganization = z.infer<typeof OwnOrganization>;

export const UpdateOrganizationRequest = z.object({
  name: OrganizationName,
  time_zone: z.string().max(64).refine(isTimeZone, "Unknown time zone"),
});
export type UpdateOrganizationRequest = z.infer<typeof UpdateOrganizationRequest>;

export const SetLogoRequest = z.object({
  /** PNG, JPEG or WebP in base64. */
  picture: z.base64("Must be a picture").max(LOGO_MAX_BASE64, `Must be at most ${LOGO_MAX_BYTES / 2 ** 20} MB`),
});
export type SetLogoRequest = z.infer<typeof SetLogoRequest>;

export const LogoState = z.object({ logo_at: z.iso.datetime().nullable() });
export type LogoState = z.infer<typeof LogoState>;

/** Whether members need a second factor. */
export const SecondFactorRule = z.object({ is_required: z.boolean() });
export type SecondFactorRule = z.infer<typeof SecondFactorRule>;

/** Organization name, typed to confirm. */
export const CloseOrganizationRequest = z.object({ name: z.string().max(200) });
export type CloseOrganizationRequest = z.infer<typeof CloseOrganizationRequest>;

/** A closed organization, which its owners can reopen until it is closed for good. */
export const ClosedOrganization = z.object({
  id: z.string(),
  paused_videos: z.int(),
  reopenable_until: z.iso.datetime(),
});
export type ClosedOrganization = z.infer<typeof ClosedOrganization>;

export const StartOrganizationRequest = z.object({ name: OrganizationName });
export type StartOrganizationRequest = z.infer<typeof StartOrganizationRequest>;

/** Public ID of an organization. */
export const OrganizationRef = z.object({ id: z.string().max(64) });
export type OrganizationRef = z.infer<typeof OrganizationRef>;
