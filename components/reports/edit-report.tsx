"use client";

import { termsOf } from "@/components/sharing/form-values";
import { updateReport } from "@/components/sharing/queries";
import { ReportForm } from "@/components/sharing/report-form";
import { toast } from "@/components/toast";
import { Modal } from "@/components/ui/modal";
import type { ListedReport } from "@/lib/insight/reports/dashboard-schemas";
import { UpdateReportRequest } from "@/lib/insight/reports/schemas";

interface EditReportProps {
  report: ListedReport;
  isOpen: boolean;
  onClose: () => void;
}

/** Changes what a report's page shows and who can open it. Its link stays. */
export function EditReport({ report, isOpen, onClose }: EditReportProps) {
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Modal.Container scroll="inside">
        <Modal.Dialog>
          <ReportForm
            title="Edit report"
            submitLabel="Save report"
            of={report.of}
            start={report}
            schema={UpdateReportRequest}
            requestOf={(values, zone) => termsOf(values, zone, report)}
            send={(request, signal) => updateReport(report.id, request, signal)}
            onSaved={() => {
              toast.success("Report saved");
              onClose();
            }}
            onCancel={onClose}
          />
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}
