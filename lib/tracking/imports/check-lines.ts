import { and, asc, eq, isNotNull, isNull, ne, sql } from "drizzle-orm";
import pMap from "p-map";
import { videoImportLines } from "@/db/schema";
import type { OrganizationContext } from "@/lib/core/context";
import { explainLink } from "@/lib/platforms/link-words-rules";
import { resolveVideoUrl } from "@/lib/platforms/resolve-url";
import { parseVideoUrl } from "@/lib/platforms/rules";
import type { Failure } from "@/lib/platforms/schemas";
import { isConfigured } from "@/lib/platforms/sources";
import { fetchVideosByKey } from "@/lib/tracking/imports/fetch-videos-by-key";
import type { ImportRow } from "@/lib/tracking/imports/find";
import {
  failureReason,
  failureVerdict,
  NOT_CONFIGURED,
  type NumberedLine,
  SHORT_LINK_ELSEWHERE,
} from "@/lib/tracking/imports/rules";
import type { LineVerdict } from "@/lib/tracking/imports/schemas";
import { findRunning, identityKey, type VideoIdentity } from "@/lib/tracking/videos/find-running";

const SHORT_LINK_CONCURRENCY = 8;

interface Video extends VideoIdentity {
  canonicalUrl: string;
}

interface Finding {
  line: number;
  /** null: not known yet. */
  verdict: LineVerdict | null;
  isShort: boolean;
  video: Video | null;
  title: string | null;
  reason: string | null;
  trackingId: number | null;
}

/**
 * Judges the first lines without a verdict. No transaction is open during platform requests; a line that another worker
 * has judged meanwhile keeps that verdict.
 * @returns how many lines it took
 */
export async function checkLines(ctx: OrganizationContext, { id }: ImportRow, most: number): Promise<number> {
  const lines = await ctx.db
    .select({ line: videoImportLines.line, text: videoImportLines.text })
    .from(videoImportLines)
    .where(and(eq(videoImportLines.importId, id), isNull(videoImportLines.verdict)))
    .orderBy(asc(videoImportLines.line))
    .limit(most);
  if (lines.length === 0) return 0;
  let findings = await pMap(lines, (line) => identify(ctx, line), { concurrency: SHORT_LINK_CONCURRENCY });
  findings = withRepeated(findings, await decidedVideos(ctx, id));
  findings = await withTracked(ctx, findings);
  findings = await withReadings(ctx, findings);
  await writeFindings(ctx, id, findings);
  return lines.length;
}

const refused = (failure: Failure) => ({ verdict: failureVerdict(failure), reason: failureReason(failure) });

/** Identifies a line's video by its URL form, following short links. */
async function identify(ctx: OrganizationContext, { line, text }: NumberedLine): Promise<Finding> {
  const parsed = parseVideoUrl(text);
  const isShort = parsed.kind === "short";
  const unknown = { line, verdict: null, isShort, video: null, title: null, reason: null, trackingId: null };
  if (parsed.kind === "invalid") return { ...unknown, verdict: "not_a_video", reason: explainLink(text) };
  if (!isConfigured(parsed.platform)) return { ...unknown, verdict: "unanswered", reason: NOT_CONFIGURED };
  const resolved = await resolveVideoUrl(ctx, parsed);
  if (resolved.kind === "invalid") return { ...unknown, verdict: "not_a_video", reason: SHORT_LINK_ELSEWHERE };
  if (resolved.kind !== "video") return { ...unknown, ...refused(resolved) };
  const { platform, externalId, canonicalUrl } = resolved;
  return { ...unknown, video: { platform, externalId, canonicalUrl } };
}

/** Returns the videos of judged lines, with their line numbers. */
async function decidedVideos(ctx: OrganizationContext, importId: number): Promise<Map<string, number>> {
  const rows = await ctx.db
    .select()
    .from(videoImportLines)
    .where(
      and(
        eq(videoImportLines.importId, importId),
        ne(videoImportLines.verdict, "repeated"),
        isNotNull(videoImportLines.externalId),
      ),
    );
  return new Map(
    rows.flatMap(({ platform, externalId, line }) =>
      platform && externalId ? [[identityKey({ platform, externalId }), line] as const] : [],
    ),
  );
}

function withRepeated(findings: readonly Finding[], decided: ReadonlyMap<string, number>): Finding[] {
  const lineOf = new Map(decided);
  return findings.map((finding) => {
    if (!finding.video) return finding;
    const key = identityKey(finding.video);
    const first = lineOf.get(key);
    if (first === undefined) lineOf.set(key, finding.line);
    return first === undefined
      ? finding
      : { ...finding, verdict: "repeated", reason: `Same video as on line ${first}.` };
  });
}

const undecided = (findings: readonly Finding[]) =>
  findings.flatMap(({ verdict, video }) => (verdict === null && video ? [video] : []));

async function withTracked(ctx: OrganizationContext, findings: readonly Finding[]): Promise<Finding[]> {
  const running = await findRunning(ctx.db, ctx.organization.id, undecided(findings));
  return findings.map((finding) => {
    const found = finding.verdict === null && finding.video ? running.get(identityKey(finding.video)) : undefined;
    return found ? { ...finding, verdict: "tracked", trackingId: found.id } : finding;
  });
}

async function withReadings(ctx: OrganizationContext, findings: readonly Finding[]): Promise<Finding[]> {
  const results = await fetchVideosByKey(ctx, undecided(findings));
  return findings.map((finding) => {
    if (finding.verdict !== null || !finding.video) return finding;
    const outcome = results.get(identityKey(finding.video)) ?? { kind: "invalid_response" };
    return outcome.kind === "ok"
      ? { ...finding, verdict: "new", title: outcome.value.title }
      : { ...finding, ...refused(outcome) };
  });
}

async function writeFindings(ctx: OrganizationContext, importId: number, findings: readonly Finding[]): Promise<void> {
  const rows = JSON.stringify(
    findings.map(({ video, isShort, trackingId, ...finding }) => ({
      ...finding,
      is_short: isShort,
      platform: video?.platform ?? null,
      external_id: video?.externalId ?? null,
      canonical_url: video?.canonicalUrl ?? null,
      tracking_id: trackingId,
    })),
  );
  await ctx.db.execute(sql`
    update video_import_lines l
    set verdict = r.verdict, is_short = r.is_short, platform = r.platform, external_id = r.external_id,
        canonical_url = r.canonical_url, title = r.title, reason = r.reason, tracking_id = r.tracking_id
    from jsonb_to_recordset(${rows}::jsonb) as r(line smallint, verdict text, is_short boolean, platform text,
      external_id text, canonical_url text, title text, reason text, tracking_id bigint)
    where l.import_id = ${importId} and l.line = r.line and l.verdict is null`);
}
