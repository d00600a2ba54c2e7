"use client";

import { useState } from "react";
import { keepCookie } from "@/components/ui/keep-cookie";
import { lazyOnTouch } from "@/components/ui/lazy-on-touch";
import { SAMPLE_COOKIE } from "./cookies";
import { SampleBadge } from "./sample-badge";
import { Section } from "./section";

const SampleFigures = lazyOnTouch(() => import("./sample-figures").then((module) => module.SampleFigures));

/** An invented campaign that opens in place. It is part of the page: nothing is stored, tracked or charged. */
export function SampleCampaign() {
  const [isOpen, setOpen] = useState(false);
  const [isDismissed, setDismissed] = useState(false);
  if (isDismissed) return null;
  const dismiss = () => {
    setDismissed(true);
    keepCookie(SAMPLE_COOKIE, "dismissed");
  };
  return (
    <Section
      id="sample-campaign"
      title={
        <>
          Sample campaign <SampleBadge>Sample data</SampleBadge>
        </>
      }
      description="See what a campaign looks like after two weeks. Nothing is tracked or charged."
    >
      <div className="flex flex-wrap gap-2">
        <button
          type="button"
          aria-expanded={isOpen}
          className="button button--sm button--secondary"
          onClick={() => setOpen(!isOpen)}
          {...SampleFigures.domTouch}
        >
          {isOpen ? "Close sample" : "Open sample"}
        </button>
        <button type="button" className="button button--sm button--ghost" onClick={dismiss}>
          Dismiss
        </button>
      </div>
      {isOpen && <SampleFigures />}
    </Section>
  );
}
