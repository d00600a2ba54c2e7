import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { openLink } from "@/app/(report)/open-link";
import { PasswordForm } from "@/components/report/password-form";
import { ReportPage } from "@/components/report/report-page";
import { appUrl, env } from "@/lib/core/env";
import { countView } from "@/lib/insight/reports/count-view";
import { readView } from "@/lib/insight/reports/read-view";
import { REPORT_SECTIONS } from "@/lib/insight/reports/report-rules";
import { addressGroup } from "@/rest/client-address";

interface PageProps {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ error?: string | string[] }>;
}

/** Once per request, for the metadata and the page. */
const load = cache((token: string) => openLink(token));

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { token } = await params;
  const open = await load(token);
  const hidden: Metadata = { robots: { index: false, follow: false }, referrer: "same-origin" };
  if (open === null) return { ...hidden, title: "Page not found" };
  if (!open.isUnlocked) return { ...hidden, title: "Protected report" };
  const { title, sections } = open.report;
  // Not for readers with a password: who fetches the preview has none.
  if (!sections.includes("chart") || open.report.passwordHash !== null) return { ...hidden, title };
  const picture = { url: `${appUrl()}/r/${token}/chart`, width: 1200, height: 630, alt: `Views of ${title}` };
  return { ...hidden, title, openGraph: { title, images: [picture] }, twitter: { images: [picture] } };
}

export default async function SharedReport({ params, searchParams }: PageProps) {
  const { token } = await params;
  const open = await load(token);
  if (open === null) notFound();
  if (!open.isUnlocked)
    return <PasswordForm action={`/r/${token}/unlock`} error={String((await searchParams).error)} />;
  const view = await readView(open);
  const from = await headers();
  await countView(open, { address: addressGroup(from), agent: from.get("user-agent") });
  const { report, ctx } = open;
  return (
    <ReportPage
      title={report.title}
      organization={ctx.organization.name}
      logo={ctx.organization.logoAt && `/r/${token}/logo`}
      isFrozen={report.frozenAt !== null}
      sections={REPORT_SECTIONS.filter((section) => report.sections.includes(section))}
      showsMoney={report.showsMoney}
      isSandbox={env().SANDBOX_URL !== undefined}
      view={view}
      csv={`/r/${token}/csv`}
    />
  );
}
