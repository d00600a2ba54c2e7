"use client";

import { useState } from "react";
import { DEFAULT_PRICE_PER_SNAPSHOT, FREE_CREDIT, PLAN_NAMES, PLANS, toUsd } from "@/lib/billing/rules";
import { formatInteger, formatUsd, plural } from "@/lib/core/format";
import { priceOf, START_DAYS, VIDEO_STOPS } from "./price-stops";
import { Slider } from "./slider";

const START = VIDEO_STOPS.indexOf(PLANS.free.maxVideos);

/**
 * Calculates what tracking costs, with the rule that charges for it.
 * @param maxDays the longest tracking
 */
export function PriceCalculator({ maxDays }: { maxDays: number }) {
  const [stop, setStop] = useState(START);
  const [days, setDays] = useState(START_DAYS);
  const videos = VIDEO_STOPS[stop] ?? null;
  return (
    <div className="grid gap-8 rounded-xl border border-rule bg-surface p-5 shadow-xs md:p-8">
      <Slider
        label="Videos tracked at the same time"
        value={stop}
        min={0}
        max={VIDEO_STOPS.length - 1}
        text={videos === null ? `More than ${PLANS.pro.maxVideos}` : plural(videos, "video")}
        ends={["1", PLAN_NAMES.enterprise]}
        onChange={setStop}
      />
      <Slider
        label="Days of tracking per video"
        value={days}
        min={1}
        max={maxDays}
        text={plural(days, "day")}
        ends={["1 day", `${maxDays} days`]}
        onChange={setDays}
      />
      {/* One height for both answers, so that nothing moves at the last stop. */}
      <output className="block min-h-28 border-rule border-t pt-6">
        {videos === null ? <Enterprise /> : <Cost videos={videos} days={days} />}
      </output>
    </div>
  );
}

function Cost({ videos, days }: { videos: number; days: number }) {
  const { snapshots, usd, plan } = priceOf(videos, days);
  return (
    <>
      <span className="flex flex-wrap items-baseline gap-x-3">
        <span className="tabular font-semibold text-5xl tracking-tight">{formatUsd(usd, 2)}</span>
        <span className="text-muted">at most, on the {plan} plan</span>
      </span>
      <span className="tabular mt-3 block text-muted">
        {formatInteger(snapshots)} snapshots × {formatUsd(toUsd(DEFAULT_PRICE_PER_SNAPSHOT))}.{" "}
        {usd <= toUsd(FREE_CREDIT)
          ? `Your free credit of ${formatUsd(toUsd(FREE_CREDIT), 2)} covers this.`
          : "Hours without a stored snapshot aren't charged."}
      </span>
    </>
  );
}

function Enterprise() {
  return (
    <>
      <span className="block font-semibold text-5xl tracking-tight">{PLAN_NAMES.enterprise}</span>
      <span className="mt-3 block max-w-prose text-muted">
        Your limits, your price per snapshot and your monthly credits are agreed for your organization.
      </span>
    </>
  );
}
