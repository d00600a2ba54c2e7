import { Form } from "@/components/forms/form";
import type { MailedReport } from "@/lib/insight/reports/report-rules";

interface StopFormProps {
  mailed: MailedReport;
  action: string;
}

/** Stops the emails of a report. Works without a script. */
export function StopForm({ mailed: { title, organization, email, isSent }, action }: StopFormProps) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center gap-4 px-4">
      <h1 className="font-semibold text-xl tracking-tight">Report emails</h1>
      <p className="wrap-anywhere">
        {isSent ? (
          <>
            <bdi>{email}</bdi> gets the report <bdi>“{title}”</bdi> from <bdi>{organization}</bdi> by email.
          </>
        ) : (
          <>
            <bdi>{email}</bdi> no longer gets the report <bdi>“{title}”</bdi> from <bdi>{organization}</bdi> by email.
          </>
        )}
      </p>
      {isSent && (
        <Form action={action} worksWithoutScript>
          <button type="submit" className="button button--primary">
            Stop these emails
          </button>
        </Form>
      )}
    </main>
  );
}
