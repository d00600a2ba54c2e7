"use client";

import { ReasonDialog } from "@/components/admin/reason-dialog";
import type { UpstreamSource } from "@/lib/operations/jobs/schemas";
import { restoreSource, retireSource } from "./queries";

/** Retires or restores a source. */
export function RetireSource({ source, onClose }: { source: UpstreamSource; onClose: () => void }) {
  const { id, name, retired } = source;
  if (retired)
    return (
      <ReasonDialog
        title={`Restore ${name}`}
        submitLabel="Restore source"
        reasonDescription="For the audit log"
        done={`${name} restored`}
        act={(reason, signal) => restoreSource(id, reason, signal)}
        onClose={onClose}
      >
        <p>
          Reason for retiring it: <bdi>{retired.reason}</bdi>
        </p>
        <p>New videos use it again. Videos that continued with another source stay with that one.</p>
      </ReasonDialog>
    );
  return (
    <ReasonDialog
      title={`Retire ${name}`}
      submitLabel="Retire source"
      isDangerous
      reasonDescription="For the audit log and this page"
      done={`${name} retired`}
      act={(reason, signal) => retireSource(id, reason, signal)}
      onClose={onClose}
    >
      <p>
        From their next hour on, videos tracked with this source continue with the next source of the platform. Sources
        count differently, so the change is marked in their charts, and no gain is counted across it. You can't undo
        this for those videos.
      </p>
      <p>If the source is only failing temporarily, pause the platform instead.</p>
    </ReasonDialog>
  );
}
