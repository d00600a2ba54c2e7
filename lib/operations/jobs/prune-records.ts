import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/core/context";
import { DAY_MS } from "@/lib/core/time/unit-rules";
import { deleteInRounds } from "@/lib/operations/jobs/delete-in-rounds";
import { idleSince } from "@/lib/people/sessions/rules";

const RETENTION_DAYS = 30;
const BATCH_DAYS = 90;
const ROWS_AT_ONCE = 2_000;

/**
 * Deletes what no organization decides about: finished emails to people older than 30 days, batches older than 90 days,
 * emailed links and invitations that have been invalid for 30 days, unanswered consents, expired exports and sessions.
 */
export async function pruneRecords(
  ctx: Context,
  rowsAtOnce = ROWS_AT_ONCE,
): Promise<Record<"ownMails" | "batches" | "links" | "invitations" | "consents" | "exports" | "sessions", number>> {
  const before = (days: number) => new Date(ctx.now().getTime() - days * DAY_MS).toISOString();
  const rounds = (statement: SQL, atOnce = rowsAtOnce) => deleteInRounds(ctx.db, statement, atOnce);
  const ownMails = await rounds(sql`
    with gone as (
      delete from outbox where id in (
        select id from outbox
        where organization_id is null and created_at < ${before(RETENTION_DAYS)}::timestamptz
          and (delivered_at is not null or failed_at is not null)
        order by created_at limit ${rowsAtOnce} for update skip locked)
      returning id)
    select count(*)::int as pruned from gone`);
  const batches = await rounds(sql`
    with gone as (
      delete from batches where id in (
        select id from batches where slot_at < ${before(BATCH_DAYS)}::timestamptz and status <> 'open'
        order by id limit ${rowsAtOnce})
      returning id)
    select count(*)::int as pruned from gone`);
  // Limits on links and invitations look back a day at most, and their page explains for a month why a link no longer
  // works.
  const links = await rounds(sql`
    with gone as (
      delete from email_tokens where hash in (
        select hash from email_tokens
        where created_at < ${before(RETENTION_DAYS)}::timestamptz
          and (expires_at < ${before(RETENTION_DAYS)}::timestamptz or used_at < ${before(RETENTION_DAYS)}::timestamptz)
        limit ${rowsAtOnce} for update skip locked)
      returning 1)
    select count(*)::int as pruned from gone`);
  const invitations = await rounds(sql`
    with gone as (
      delete from invitations where id in (
        select id from invitations
        where least(expires_at, accepted_at, withdrawn_at) < ${before(RETENTION_DAYS)}::timestamptz
        order by id limit ${rowsAtOnce} for update skip locked)
      returning id)
    select count(*)::int as pruned from gone`);
  // Consents that no one answered. An invitation stays as long as the account that was connected by it.
  const attempts = await rounds(sql`
    with gone as (
      delete from connection_attempts where hash in (
        select hash from connection_attempts
        where expires_at < ${before(0)}::timestamptz limit ${rowsAtOnce} for update skip locked)
      returning 1)
    select count(*)::int as pruned from gone`);
  const unused = await rounds(sql`
    with gone as (
      delete from connection_invitations where id in (
        select id from connection_invitations i
        where least(expires_at, used_at, withdrawn_at) < ${before(RETENTION_DAYS)}::timestamptz
          and not exists (select from connected_accounts a where a.invitation_id = i.id)
          and not exists (select from connection_attempts a where a.invitation_id = i.id)
        order by id limit ${rowsAtOnce} for update skip locked)
      returning id)
    select count(*)::int as pruned from gone`);
  // A chunk can have a megabyte.
  const chunksAtOnce = Math.ceil(rowsAtOnce / 20);
  await rounds(
    sql`
    with gone as (
      delete from organization_export_chunks c using (
        select export_id, file, chunk from organization_export_chunks
        where export_id in (select id from organization_exports where expires_at <= ${before(0)}::timestamptz)
        limit ${chunksAtOnce}) old
      where (c.export_id, c.file, c.chunk) = (old.export_id, old.file, old.chunk)
      returning 1)
    select count(*)::int as pruned from gone`,
    chunksAtOnce,
  );
  const exports = await rounds(sql`
    with gone as (
      delete from organization_exports where id in (
        select id from organization_exports where expires_at <= ${before(0)}::timestamptz
        order by id limit ${rowsAtOnce} for update skip locked)
      returning 1)
    select count(*)::int as pruned from gone`);
  const idle = idleSince(ctx.now()).toISOString();
  const sessions = await rounds(sql`
    with gone as (
      delete from sessions where id in (
        select id from sessions
        where expires_at <= ${before(0)}::timestamptz or last_used_at <= ${idle}::timestamptz
        order by id limit ${rowsAtOnce} for update skip locked)
      returning id)
    select count(*)::int as pruned from gone`);
  return { ownMails, batches, links, invitations, consents: attempts + unused, exports, sessions };
}
