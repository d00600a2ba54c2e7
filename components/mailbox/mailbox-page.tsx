import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import type { MailPage } from "@/lib/mail/schemas";
import { MailStateWord } from "./mail-state-word";

interface MailboxPageProps {
  page: MailPage;
  isFirst: boolean;
  /** No SMTP server is configured: what would be sent is read here. */
  keepsMail: boolean;
}

export function MailboxPage({ page, isFirst, keepsMail }: MailboxPageProps) {
  return (
    <>
      <PageHeader
        title="Which mails were written?"
        description={
          keepsMail
            ? "No mail server is configured, so they stay here instead of being sent."
            : "They leave by the configured mail server; links that open an account are struck out once they have."
        }
      />
      {page.mails.length === 0 && (
        <EmptyState title="No mail has been written yet">
          Completed trackings, low balances and forgotten passwords will make some.
        </EmptyState>
      )}
      {page.mails.length > 0 && <MailTable mails={page.mails} />}
      <nav aria-label="Pages" className="mt-4 flex gap-4">
        {!isFirst && <PageLink href="/mailbox">Newest</PageLink>}
        {page.next_cursor && <PageLink href={`/mailbox?cursor=${page.next_cursor}`}>Older</PageLink>}
      </nav>
    </>
  );
}

/** Rows become blocks where a table would need to scroll sideways. */
function MailTable({ mails }: Pick<MailPage, "mails">) {
  return (
    <table className="block w-full text-left md:table">
      <caption className="sr-only">Mails, newest first</caption>
      <thead className="hidden border-rule border-b text-muted text-xs md:table-header-group">
        <tr>
          <Heading>Subject</Heading>
          <Heading>To</Heading>
          <Heading>Written</Heading>
          <Heading>State</Heading>
        </tr>
      </thead>
      <tbody className="block md:table-row-group">
        {mails.map((mail) => (
          <tr key={mail.id} className="block border-rule border-b py-2 md:table-row md:py-0">
            <th scope="row" className="block py-1 pr-4 font-medium md:table-cell md:py-2.5 md:align-top">
              <Link href={`/mailbox/${mail.id}`} className="text-link underline underline-offset-2">
                {mail.subject}
              </Link>
            </th>
            <td className="block break-all py-0.5 pr-4 md:table-cell md:py-2.5 md:align-top">{mail.to}</td>
            <td className="block whitespace-nowrap py-0.5 pr-4 text-muted md:table-cell md:py-2.5 md:align-top">
              <Time value={mail.created_at} />
            </td>
            <td className="block py-0.5 md:table-cell md:py-2.5 md:align-top">
              <MailStateWord state={mail.state} />
              {mail.error && <span className="block text-muted text-xs">{mail.error}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Heading({ children }: { children: string }) {
  return (
    <th scope="col" className="py-2 pr-4 font-medium">
      {children}
    </th>
  );
}

function PageLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="font-medium text-link underline underline-offset-2">
      {children}
    </Link>
  );
}
