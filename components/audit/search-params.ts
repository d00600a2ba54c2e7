import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { AdminAuditQuery, AuditAction } from "@/lib/core/audit/schemas";

/** URL parameters of the audit log. */
export const auditParams = {
  action: parseAsStringLiteral(AuditAction.options),
  actor: parseAsString.withDefault(""),
  request: parseAsString.withDefault(""),
  /** An organization's public id. */
  organization: parseAsString.withDefault(""),
  from: parseAsString.withDefault(""),
  to: parseAsString.withDefault(""),
  cursor: parseAsString.withDefault(""),
};
export const loadAuditParams = createLoader(auditParams);
export type AuditParams = Awaited<ReturnType<typeof loadAuditParams>>;

/**
 * Converts URL parameters to a query. Invalid values are dropped: a mistyped day shows more entries instead of an
 * error.
 */
export function toAuditQuery(params: AuditParams, zone: string): AdminAuditQuery {
  const { shape } = AdminAuditQuery;
  const read = <T>(schema: { safeParse(value: unknown): { data?: T } }, value: string): T | undefined =>
    value.trim() === "" ? undefined : schema.safeParse(value).data;
  return {
    action: params.action ?? undefined,
    actor: read(shape.actor, params.actor),
    request_id: read(shape.request_id, params.request),
    organization: read(shape.organization, params.organization),
    from: read(shape.from, params.from),
    to: read(shape.to, params.to),
    cursor: read(shape.cursor, params.cursor),
    zone,
  };
}
