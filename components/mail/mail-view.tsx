import Link from "next/link";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import type { Mail } from "@/lib/outbound/mail/schemas";
import { MailBodies } from "./mail-bodies";
import { MailStateLabel } from "./mail-state-label";

export function MailView({ mail }: { mail: Mail }) {
  return (
    <>
      <PageHeader title={mail.subject} />
      <dl className="mb-6 grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 border-rule border-y py-3">
        <dt className="text-muted">To</dt>
        <dd className="break-all">{mail.to}</dd>
        <dt className="text-muted">Created</dt>
        <dd>
          <Time value={mail.created_at} />
        </dd>
        <dt className="text-muted">Status</dt>
        <dd>
          <MailStateLabel state={mail.state} />
          {mail.error && <span className="block text-muted text-xs">{mail.error}</span>}
        </dd>
      </dl>
      <MailBodies mail={mail} />
      <p className="mt-6">
        <Link href="/admin/mailbox" className="tap-target font-medium text-link underline underline-offset-2">
          All emails
        </Link>
      </p>
    </>
  );
}
