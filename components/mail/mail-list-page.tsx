import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { StackedTable } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import type { MailPage } from "@/lib/outbound/mail/schemas";
import { MailStateLabel } from "./mail-state-label";

interface MailboxPageProps {
  page: MailPage;
  isFirst: boolean;
  /** No SMTP server is configured, so emails are shown here instead of being sent. */
  keepsMail: boolean;
}

export function MailListPage({ page, isFirst, keepsMail }: MailboxPageProps) {
  return (
    <>
      <PageHeader
        title="Emails"
        actions={<PageLink href="/admin/mailbox/templates">Email templates</PageLink>}
        description={
          keepsMail
            ? "No mail server is configured, so emails are listed here instead of being sent."
            : "Emails are sent through the configured mail server. Links that grant account access are removed once they are sent."
        }
      />
      {page.mails.length === 0 && (
        <EmptyState title="No emails yet">
          Emails about completed videos, low balances and password resets appear here.
        </EmptyState>
      )}
      {page.mails.length > 0 && <MailTable mails={page.mails} />}
      <nav aria-label="Pages" className="mt-4 flex gap-4">
        {!isFirst && <PageLink href="/admin/mailbox">Newest</PageLink>}
        {page.next_cursor && <PageLink href={`/admin/mailbox?cursor=${page.next_cursor}`}>Older</PageLink>}
      </nav>
    </>
  );
}

function MailTable({ mails }: Pick<MailPage, "mails">) {
  return (
    <StackedTable caption="Emails, newest first" headings={["Subject", "To", "Created", "Status"]}>
      {mails.map((mail) => (
        <tr key={mail.id} className="block border-rule border-b py-2 md:table-row md:py-0">
          <th scope="row" className="block py-1 pr-4 font-medium md:table-cell md:py-2.5 md:align-top">
            <Link href={`/admin/mailbox/${mail.id}`} className="tap-target text-link underline underline-offset-2">
              {mail.subject}
            </Link>
          </th>
          <td className="block break-all py-0.5 pr-4 md:table-cell md:py-2.5 md:align-top">{mail.to}</td>
          <td className="block whitespace-nowrap py-0.5 pr-4 text-muted md:table-cell md:py-2.5 md:align-top">
            <Time value={mail.created_at} />
          </td>
          <td className="block py-0.5 md:table-cell md:py-2.5 md:align-top">
            <MailStateLabel state={mail.state} />
            {mail.error && <span className="block text-muted text-xs">{mail.error}</span>}
          </td>
        </tr>
      ))}
    </StackedTable>
  );
}

function PageLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="tap-target font-medium text-link underline underline-offset-2">
      {children}
    </Link>
  );
}
