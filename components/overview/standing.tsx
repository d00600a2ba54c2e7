import Link from "next/link";
import type { ReactNode } from "react";
import { Time } from "@/components/ui/time";
import { videoTitle } from "@/components/ui/video-title";
import { formatHours, formatInteger, formatUsd, plural } from "@/lib/core/format";
import type { Overview } from "@/lib/tracking/overview/schemas";
import { gapReason } from "@/lib/tracking/snapshots/rules";
import { statusReason } from "@/lib/tracking/videos/rules";
import { Section } from "./section";

/** Running trackings and runway, endings in the range, and failures with their reasons. */
export function Standing({ overview }: { overview: Overview }) {
  const { running, ended } = overview;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Section id="standing" title="Tracking status">
        <dl className="-my-1">
          <Row name="Tracking now" href="/videos?status=monitoring" count={running.monitoring} />
          {running.paused > 0 && (
            <Row name="Paused" href="/videos?status=paused" count={running.paused} tone="text-warning" />
          )}
          <Row name="Completed in this range" href="/videos?status=completed" count={ended.completed} />
          {ended.stopped > 0 && (
            <Row name="Stopped in this range" href="/videos?status=stopped" count={ended.stopped} />
          )}
          {ended.cancelled > 0 && (
            <Row name="Canceled in this range" href="/videos?status=cancelled" count={ended.cancelled} />
          )}
          <Row
            name="Failed in this range"
            href="/videos?status=error"
            count={ended.error}
            tone={ended.error > 0 ? "text-danger" : ""}
          />
          <Money overview={overview} />
        </dl>
      </Section>
      <Failed overview={overview} />
      <Gaps overview={overview} />
    </div>
  );
}

function Entry({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className="relative flex min-h-11 items-center justify-between gap-3 border-rule border-b py-1.5 last:border-b-0 hover:bg-default/40">
      <dt className="min-w-0">{name}</dt>
      <dd className="shrink-0 text-right tabular-nums">{children}</dd>
    </div>
  );
}

function Row({ name, href, count, tone = "" }: { name: string; href: string; count: number; tone?: string }) {
  return (
    <Entry
      name={
        <Link href={href} prefetch={false} className="after:absolute after:inset-0 hover:underline">
          {name}
        </Link>
      }
    >
      <span className={`font-medium ${tone}`}>{formatInteger(count)}</span>
    </Entry>
  );
}

function Money({ overview }: { overview: Overview }) {
  const { runway_hours, spendable_usd, committed_usd } = overview.money;
  const isShort = committed_usd > spendable_usd;
  return (
    <Entry
      name={
        <>
          <Link href="/billing" prefetch={false} className="after:absolute after:inset-0 hover:underline">
            Runway
          </Link>
          <span className="block text-muted text-xs">
            {formatUsd(spendable_usd, 2)} available, {formatUsd(committed_usd, 2)} committed
          </span>
        </>
      }
    >
      <span className={`font-medium ${isShort ? "text-warning" : ""}`}>
        {runway_hours === null ? "no tracked videos" : formatHours(runway_hours)}
      </span>
      {isShort && <span className="block text-warning text-xs">less than committed</span>}
    </Entry>
  );
}

function Failed({ overview: { failed, ended } }: { overview: Overview }) {
  if (failed.length === 0) return null;
  return (
    <Section id="failed" title="Failed videos">
      <ul className="-my-2">
        {failed.map((video) => (
          <li key={video.id} className="relative border-rule border-b py-2 last:border-b-0">
            <Link
              href={`/videos/${video.id}`}
              prefetch={false}
              className="after:absolute after:inset-0 hover:underline"
            >
              <span dir="auto" className="line-clamp-1 break-all text-start font-medium">
                {videoTitle(video)}
              </span>
            </Link>
            <p className="text-muted text-xs">
              {statusReason(video.status, video.status_reason)} <Time value={video.ended_at} />
            </p>
          </li>
        ))}
      </ul>
      {ended.error > failed.length && (
        <Link href="/videos?status=error" className="tap-target text-link text-sm underline underline-offset-2">
          View all {formatInteger(ended.error)}
        </Link>
      )}
    </Section>
  );
}

function Gaps({ overview: { gaps } }: { overview: Overview }) {
  if (gaps === null || gaps.length === 0) return null;
  const total = gaps.reduce((sum, { hours }) => sum + hours, 0);
  return (
    <Section
      id="gaps"
      title="Missed hours"
      description={`${plural(total, "hour")} without a snapshot, free of charge.`}
    >
      <dl className="-my-1">
        {gaps.map(({ reason, hours }) => (
          <Entry key={reason} name={gapReason(reason)}>
            {formatInteger(hours)}
          </Entry>
        ))}
      </dl>
    </Section>
  );
}
