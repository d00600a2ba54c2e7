import { and, desc, eq } from "drizzle-orm";
import { outbox } from "@/db/schema";
import { assertAdmin } from "@/lib/core/assert-admin";
import type { OrganizationContext } from "@/lib/core/context";
import { invalid } from "@/lib/core/errors";
import { rowsAfter } from "@/lib/core/keyset";
import { presentMail } from "@/lib/outbound/mail/present";
import type { MailPage } from "@/lib/outbound/mail/schemas";

const PAGE = 50;

/**
 * Returns every organization's emails, newest first, for admins. `cursor` is the ID of the previous page's last email.
 * @throws AppError not_found for anyone who is not an admin
 */
export async function listMails(ctx: OrganizationContext, { cursor }: { cursor?: string }): Promise<MailPage> {
  await assertAdmin(ctx);
  const isMail = eq(outbox.kind, "mail");
  const [last] = cursor
    ? await ctx.db
        .select({ id: outbox.id, createdAt: outbox.createdAt })
        .from(outbox)
        .where(and(isMail, eq(outbox.publicId, cursor)))
    : [];
  if (cursor && !last) throw invalid("cursor", "Invalid cursor");
  const before = last && rowsAfter([outbox.createdAt, outbox.id], [last.createdAt, last.id]);
  const rows = await ctx.db
    .select()
    .from(outbox)
    .where(and(isMail, before))
    .orderBy(desc(outbox.createdAt), desc(outbox.id))
    .limit(PAGE + 1);
  return {
    mails: rows.slice(0, PAGE).map((row) => {
      const { text: _text, html: _html, ...shown } = presentMail(row);
      return shown;
    }),
    next_cursor: rows.length > PAGE ? (rows[PAGE - 1]?.publicId ?? null) : null,
  };
}
