import { Bell, Braces, ChartColumn } from "lucide-react";
import type { ReactNode } from "react";
import { PlatformGlyph } from "@/components/ui/platform-glyph";
import { formatChange, formatInteger, formatUsd } from "@/lib/core/format";
import { MAX_LINES } from "@/lib/tracking/imports/rules";
import { priceOf, START_DAYS } from "./price-stops";
import { SAMPLE, TAKE_OFF } from "./sample-hours";
import { Section } from "./section";

export function Steps() {
  return (
    <Section
      id="how-it-works"
      title="How it works"
      lead="No accounts to connect and nothing to install. All you need is a link that anyone can open."
    >
      <ol className="grid grid-cols-1 gap-10 md:grid-cols-3 md:gap-8 xl:gap-12">
        <Step
          number={1}
          title="Paste a link"
          text={`Or import up to ${MAX_LINES}. You see the highest possible cost before you start, and the video's current numbers right after.`}
        >
          <LinkSample />
        </Step>
        <Step
          number={2}
          title="Get a snapshot every hour"
          text="Each one stores every metric that the platform reports. A missed hour is a gap with its reason, never an estimate."
        >
          <SnapshotSample />
        </Step>
        <Step
          number={3}
          title="Use it where you work"
          text="Charts and comparisons in the browser, JSON over REST, signed webhooks, and CSV exports."
        >
          <UseSample />
        </Step>
      </ol>
    </Section>
  );
}

interface StepProps {
  number: number;
  title: string;
  text: string;
  /** A drawing of the step. */
  children: ReactNode;
}

function Step({ number, title, text, children }: StepProps) {
  return (
    <li className="flex flex-col">
      <div
        aria-hidden
        className="grid h-52 select-none grid-cols-1 content-center overflow-hidden rounded-xl border border-rule bg-surface p-5 shadow-xs"
      >
        {children}
      </div>
      <h3 className="mt-5 flex items-baseline gap-2.5 font-medium text-lg">
        <span className="tabular text-muted">{number}</span>
        {title}
      </h3>
      <p className="mt-1.5 max-w-[44ch] text-base text-muted">{text}</p>
    </li>
  );
}

function LinkSample() {
  return (
    <div className="tabular">
      <div className="truncate rounded-md border border-(--field-border) px-3 py-2">
        https://www.tiktok.com/@user/video/72345…
      </div>
      <div className="mt-3 flex items-center justify-between gap-3 border-rule border-b py-2">
        <PlatformGlyph platform="tiktok" className="font-medium" />
        <span className="text-muted">
          {START_DAYS} days, at most {formatUsd(priceOf(1, START_DAYS).usd, 2)}
        </span>
      </div>
      <div className="flex items-center justify-between gap-3 py-2">
        <span className="font-medium">First snapshot</span>
        <span className="text-muted">{formatInteger(SAMPLE[0]?.total ?? 0)} views</span>
      </div>
    </div>
  );
}

function SnapshotSample() {
  return (
    <div className="tabular grid grid-cols-[1fr_auto_auto] gap-x-6">
      {SAMPLE.slice(TAKE_OFF - 2, TAKE_OFF + 3).map(({ time, gain, total }) => (
        <div key={time} className="col-span-3 grid grid-cols-subgrid border-rule border-b py-1.5 last:border-0">
          <span className="text-muted">{time}</span>
          <span className="text-right">{formatInteger(total ?? 0)}</span>
          <span className="text-right text-success">{formatChange(gain ?? 0, formatInteger)}</span>
        </div>
      ))}
    </div>
  );
}

const USES = [
  { icon: ChartColumn, name: "Dashboard", detail: "Overview, comparison, CSV" },
  { icon: Braces, name: "REST API", detail: "GET /videos/{id}" },
  { icon: Bell, name: "Webhook", detail: "snapshot.created" },
];

function UseSample() {
  return (
    <div className="grid gap-1">
      {USES.map(({ icon: Icon, name, detail }) => (
        <div key={name} className="flex items-center gap-3 border-rule border-b py-2.5 last:border-0">
          <Icon className="size-4 shrink-0 text-accent" />
          <span className="font-medium">{name}</span>
          <span className="ml-auto truncate text-muted">{detail}</span>
        </div>
      ))}
    </div>
  );
}
