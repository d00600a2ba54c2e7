"use client";

import { Button } from "@heroui/react/button";
import dynamic from "next/dynamic";
import { Choice } from "@/components/ui/choice";
import { MINUTE_MS } from "@/lib/core/time/unit-rules";
import { REQUEST_RANGES, type RequestRange } from "@/lib/developers/requests/rules";
import type { RequestParams } from "./search-params";
import { RANGE_NAMES } from "./words";

/** Loaded on demand: most readers look at the last hours. */
const MomentField = dynamic(() => import("./moment-field").then((module) => module.MomentField), {
  ssr: false,
  loading: () => <span aria-hidden className="h-9 w-48 rounded-md bg-default max-md:h-11" />,
});

const OPTIONS: readonly { id: RequestRange | "between"; name: string }[] = [
  ...REQUEST_RANGES.map((id) => ({ id, name: RANGE_NAMES[id] })),
  { id: "between", name: "Between…" },
];
const DAY = 1_440 * MINUTE_MS;

interface SetRangeProps {
  params: Pick<RequestParams, "range" | "from" | "to">;
  onChange: (change: Partial<RequestParams>) => void;
}

/** The last hours or days, or a custom range. */
export function SetRange({ params: { range, from, to }, onChange }: SetRangeProps) {
  if (from === null && to === null)
    return (
      <Choice
        label="Time"
        value={range}
        options={OPTIONS}
        onChange={(id) => {
          if (id !== "between") return onChange({ range: id });
          const now = Math.ceil(Date.now() / MINUTE_MS) * MINUTE_MS;
          onChange({ from: new Date(now - DAY), to: new Date(now) });
        }}
      />
    );
  return (
    <span className="flex flex-wrap items-center gap-2">
      <MomentField label="From" value={from} onChange={(moment) => onChange({ from: moment })} />
      <span aria-hidden className="text-muted">
        –
      </span>
      <MomentField label="Before" value={to} onChange={(moment) => onChange({ to: moment })} />
      <Button size="sm" variant="ghost" onPress={() => onChange({ from: null, to: null })}>
        Use a preset range
      </Button>
    </span>
  );
}
