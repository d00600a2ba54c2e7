import type { Organization } from "@/lib/core/context";
import { RETENTION, type RetentionKind, shorterOf } from "@/lib/people/organizations/retention-rules";
import type { Retention } from "@/lib/people/organizations/schemas";

/** The column of each kind. */
export const RETENTION_COLUMNS = {
  api_requests: "keepRequestsDays",
  webhook_deliveries: "keepDeliveriesDays",
  emails: "keepEmailsDays",
  video_imports: "keepImportsDays",
  alert_firings: "keepFiringsDays",
} as const satisfies Record<RetentionKind, keyof Organization>;

type Kept = Pick<Organization, (typeof RETENTION_COLUMNS)[RetentionKind]>;

/** Returns how long an organization keeps each kind of record. */
export const retentionOf = (organization: Kept): Retention => ({
  api_requests: organization.keepRequestsDays,
  webhook_deliveries: organization.keepDeliveriesDays,
  emails: organization.keepEmailsDays,
  video_imports: organization.keepImportsDays,
  alert_firings: organization.keepFiringsDays,
});

/** Returns the columns that store what an owner chose. */
export const retentionColumns = (chosen: Retention): Kept => ({
  keepRequestsDays: chosen.api_requests,
  keepDeliveriesDays: chosen.webhook_deliveries,
  keepEmailsDays: chosen.emails,
  keepImportsDays: chosen.video_imports,
  keepFiringsDays: chosen.alert_firings,
});

/** Returns the columns that keep nothing longer than usual, for an organization whose records no one can read anymore. */
export const cappedColumns = (organization: Kept): Kept => ({
  keepRequestsDays: Math.min(organization.keepRequestsDays, RETENTION.api_requests.usual),
  keepDeliveriesDays: Math.min(organization.keepDeliveriesDays, RETENTION.webhook_deliveries.usual),
  keepEmailsDays: Math.min(organization.keepEmailsDays, RETENTION.emails.usual),
  keepImportsDays: shorterOf(organization.keepImportsDays, RETENTION.video_imports.usual),
  keepFiringsDays: shorterOf(organization.keepFiringsDays, RETENTION.alert_firings.usual),
});
