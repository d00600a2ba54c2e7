import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StopForm } from "@/components/report/stop-form";
import { findMailedReport } from "@/lib/insight/reports/unsubscribe";
import { systemContext } from "@/lib/people/sessions/request-context";

export const metadata: Metadata = {
  title: "Report emails",
  robots: { index: false, follow: false },
  referrer: "same-origin",
};

/** Stops the emails that a link came with. */
export default async function StopEmails({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const mailed = await findMailedReport(systemContext(), token);
  if (!mailed) notFound();
  return <StopForm mailed={mailed} action={`/r/${token}/unsubscribe`} />;
}
