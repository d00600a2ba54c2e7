"use client";

import { plural } from "@/lib/core/format";
import type { OrganizationDetail } from "@/lib/operations/admin/schemas";
import { resumeOrganization, suspendOrganization } from "./queries";
import { ReasonDialog } from "./reason-dialog";

/** Renders the dialog that suspends an organization or lifts its suspension. */
export function Suspension({ organization, onClose }: { organization: OrganizationDetail; onClose: () => void }) {
  const { id, name, suspended_at, suspended_reason, running_videos, paused_videos } = organization;
  if (suspended_at)
    return (
      <ReasonDialog
        title={`Lift the suspension of ${name}?`}
        submitLabel="Lift suspension"
        reasonDescription="For the audit log"
        done={`${name} is open again`}
        act={(reason, signal) => resumeOrganization(id, reason, signal)}
        onClose={onClose}
      >
        <p>
          It was suspended because: <bdi>{suspended_reason}</bdi>
        </p>
        <p>
          Keys and pages open at once, and {plural(paused_videos, "paused video")} go on where the money is there. The
          hours between stay gaps and are not charged; no end moves.
        </p>
      </ReasonDialog>
    );
  return (
    <ReasonDialog
      title={`Suspend ${name}?`}
      submitLabel="Suspend"
      isDangerous
      reasonDescription="Its members read it in the place of every page"
      done={`${name} is suspended`}
      act={(reason, signal) => suspendOrganization(id, reason, signal)}
      onClose={onClose}
    >
      <p>
        Its keys and pages answer 403, {plural(running_videos, "running video")} pause at once, no job works for it and
        nothing is charged. What was collected stays, and lifting the suspension brings it all back.
      </p>
    </ReasonDialog>
  );
}
