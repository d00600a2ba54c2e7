export { listAutoTopUpProposals } from "@/lib/billing/auto-top-up-proposals";
export { cancelTracking } from "@/lib/operations/admin/cancel-tracking";
export { getOrganization } from "@/lib/operations/admin/get-organization";
export { listOrganizationLedger } from "@/lib/operations/admin/list-ledger";
export { listOrganizations } from "@/lib/operations/admin/list-organizations";
export { listTrackings } from "@/lib/operations/admin/list-trackings";
export { exportAudit } from "@/lib/operations/audit/export";
export { listAudit } from "@/lib/operations/audit/list";
