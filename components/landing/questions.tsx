import { ChevronDown } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { DEFAULT_PRICE as CREDITS_PER_CALL } from "@/lib/billing/credit-rules";
import { MIN_TOP_UP, toUsd } from "@/lib/billing/rules";
import { formatUsd } from "@/lib/core/format";
import { MAX_DURATION_DAYS } from "@/lib/tracking/videos/choice-rules";
import { Section } from "./section";

/** The answers restate docs/contract.md, docs/operations.md, docs/audience.md and docs/guides: change them together. */
const QUESTIONS: readonly { question: string; answer: ReactNode }[] = [
  {
    question: "Do I need access to the account that posted the video?",
    answer:
      "No. Clipscope reads what a platform shows publicly, so any public link works: yours, a creator's or a competitor's. Private videos can't be tracked.",
  },
  {
    question: "What happens when an hour is missed?",
    answer:
      "A failed call is retried until the next snapshot is due. If none succeeds, the hour stays a gap with its reason, such as a platform that didn't respond. It isn't estimated and isn't charged.",
  },
  {
    question: "How exact are the numbers?",
    answer:
      "They are what the platform reported at that time, unrounded where it reports exact counts. If a platform takes counts back, the correction is shown as one. YouTube changed how it counts views in August 2026; charts that span the change are marked.",
  },
  {
    question: "What if a video is deleted or made private?",
    answer:
      "After three hours in a row in which the platform reports it as gone or private, tracking ends. Its snapshots are kept, and later hours cost nothing.",
  },
  {
    question: "How long can I track a video, and how long is the data kept?",
    answer: `A tracking lasts 1 to ${MAX_DURATION_DAYS} days, and you can extend it up to that limit or track the same video again. Snapshots are kept permanently.`,
  },
  {
    question: "How do I pay, and what happens when the balance runs out?",
    answer: `You request a top-up of ${formatUsd(toUsd(MIN_TOP_UP), 2)} or more, and the operator of this service books it. There are no card payments. When the balance can't pay for the next snapshot, tracking pauses and resumes after a top-up. The balance never goes below zero.`,
  },
  {
    question: "What does channel data cost, and where does it come from?",
    answer: (
      <>
        A channel call over the API costs {CREDITS_PER_CALL} credits when it succeeds; each plan has credits every
        month. Countries and audience quality are estimates from a sample of followers on TikTok and X, or come from an
        export that you import. <TextLink href="/docs/audience">Audience estimates</TextLink> explains the method and
        its limits.
      </>
    ),
  },
  {
    question: "How do I get my data out?",
    answer: (
      <>
        Lists and charts export as CSV, and the <TextLink href="/docs">REST API</TextLink> returns the same numbers as
        JSON. <TextLink href="/docs/webhooks">Webhooks</TextLink> send each new snapshot to your server.
      </>
    ),
  },
];

export function Questions() {
  return (
    <Section
      id="questions"
      title="Frequently asked questions"
      lead="Short answers. The documentation has the details."
      layout="beside"
    >
      <div className="border-border border-t">
        {QUESTIONS.map(({ question, answer }) => (
          <details key={question} className="group border-rule border-b">
            <summary className="flex cursor-pointer list-none items-center justify-between gap-6 py-5 font-medium text-base [&::-webkit-details-marker]:hidden">
              {question}
              <ChevronDown
                aria-hidden
                className="size-4 shrink-0 text-muted transition-transform duration-100 group-open:rotate-180"
              />
            </summary>
            <p className="max-w-[55ch] pb-6 text-base text-muted leading-relaxed">{answer}</p>
          </details>
        ))}
      </div>
    </Section>
  );
}

function TextLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="text-link underline underline-offset-4">
      {children}
    </Link>
  );
}
