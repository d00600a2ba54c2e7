import { and, eq } from "drizzle-orm";
import { outbox } from "@/db/schema";
import { assertAdmin } from "@/lib/core/assert-admin";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { presentMail } from "@/lib/outbound/mail/present";
import type { Mail } from "@/lib/outbound/mail/schemas";

/** @throws AppError not_found for an unknown ID and for anyone who is not an admin */
export async function getMail(ctx: OrganizationContext, { id }: { id: string }): Promise<Mail> {
  await assertAdmin(ctx);
  const [row] = await ctx.db
    .select()
    .from(outbox)
    .where(and(eq(outbox.kind, "mail"), eq(outbox.publicId, id)));
  if (!row) throw notFound("Email not found");
  return presentMail(row);
}
