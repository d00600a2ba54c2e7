import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireMembership } from "@/app/session";
import { MailTemplatesPage } from "@/components/mail/mail-templates-page";
import { AppError } from "@/lib/core/errors";
import { previewMails } from "@/lib/outbound/mail/preview";

export const metadata: Metadata = { title: "Email templates" };

interface TemplatesProps {
  searchParams: Promise<{ template?: string | string[] }>;
}

/** Only for admins; for anyone else it doesn't exist. */
export default async function EmailTemplates({ searchParams }: TemplatesProps) {
  const { ctx } = await requireMembership();
  const { template } = await searchParams;
  const previews = await previewMails(ctx).catch((error: unknown) => {
    if (error instanceof AppError) notFound();
    throw error;
  });
  const shown = previews.find((preview) => preview.template === template) ?? previews[0];
  if (!shown) notFound();
  return <MailTemplatesPage previews={previews} shown={shown} />;
}
