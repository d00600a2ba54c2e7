"use client";

import { Button } from "@heroui/react/button";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { refreshReports, removeReport, updateReport } from "@/components/sharing/queries";
import { toast } from "@/components/toast";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { lazyOnTouch } from "@/components/ui/lazy-on-touch";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import type { ListedReport } from "@/lib/insight/reports/dashboard-schemas";

const EditReport = lazyOnTouch(() => import("./edit-report").then((module) => module.EditReport));

/** Edits, revokes or deletes a report. A revoked one can only be deleted. */
export function ReportActions({ report }: { report: ListedReport }) {
  const client = useQueryClient();
  const [open, setOpen] = useState<"edit" | "revoke" | "delete" | null>(null);
  const close = () => setOpen(null);
  const { id, title, status } = report;
  const ends = (done: string) => ({
    canceledMeans: "the list shows the change",
    onSuccess: async () => {
      close();
      toast.success(done);
      await refreshReports(client);
    },
    onCanceled: () => refreshReports(client),
  });
  const revocation = useCancelableMutation({
    send: (signal) => updateReport(id, { status: "revoked" }, signal),
    ...ends("Report revoked"),
  });
  const removal = useCancelableMutation({ send: (signal) => removeReport(id, signal), ...ends("Report deleted") });
  const named = <span className="sr-only"> {title}</span>;
  return (
    <div className="flex flex-wrap gap-1.5 md:justify-end xl:flex-nowrap">
      {status === "active" && (
        <>
          <Button size="sm" variant="outline" onPress={() => setOpen("edit")} {...EditReport.touch}>
            Edit{named}
          </Button>
          <Button size="sm" variant="outline" onPress={() => setOpen("revoke")} {...ConfirmDialog.touch}>
            Revoke{named}
          </Button>
        </>
      )}
      <Button size="sm" variant="outline" onPress={() => setOpen("delete")} {...ConfirmDialog.touch}>
        Delete{named}
      </Button>
      <EditReport report={report} isOpen={open === "edit"} onClose={close} />
      <ConfirmDialog
        isOpen={open === "revoke"}
        onClose={close}
        title={`Revoke report “${title}”`}
        confirmLabel="Revoke report"
        mutation={revocation}
        onConfirm={() => revocation.mutate()}
      >
        All its links stop working, and it is no longer emailed. The report stays in the list. This can't be undone.
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={open === "delete"}
        onClose={close}
        title={`Delete report “${title}”`}
        confirmLabel="Delete report"
        mutation={removal}
        onConfirm={() => removal.mutate()}
      >
        {status === "active"
          ? "All its links stop working, and it disappears from the list. The videos and their numbers stay. This can't be undone."
          : "It disappears from the list. The videos and their numbers stay. This can't be undone."}
      </ConfirmDialog>
    </div>
  );
}
