import { DEFAULT_PRICE_PER_SNAPSHOT, MIN_TOP_UP, toUsd } from "@/lib/billing/rules";
import { formatUsd } from "@/lib/core/format";
import type { LegalText } from "./legal-page";

export const TERMS: LegalText = {
  title: "Terms of service",
  changed: "2026-11-28",
  sections: [
    {
      title: "Agreement",
      paragraphs: [
        "These terms are an agreement between you and [legal name and address of the operator], who runs this service. If you use it for an organization, you confirm that you may act for that organization.",
      ],
    },
    {
      title: "Service",
      paragraphs: [
        "Clipscope records what video platforms show publicly about videos and channels, and provides it in a dashboard, over an API and through webhooks.",
        "A platform can be unavailable, limit access, change how it counts, or stop sharing a metric. An hour without a snapshot is shown as a gap with its reason. Audience data is an estimate.",
      ],
    },
    {
      title: "Accounts and keys",
      paragraphs: [
        "Keep passwords and API keys secret. You are responsible for what your members and keys do. Tell us at [contact address] if you believe that a password or key has leaked, and revoke the key.",
      ],
    },
    {
      title: "Acceptable use",
      paragraphs: [
        "Don't use the service to break the law, to harass people, to profile people in ways that the law forbids, or to get around the limits of your plan. Don't attack the service or resell access to it without our agreement.",
        "You are responsible for having the right to process the data that you collect and import, and for following the terms of the platforms that it comes from.",
      ],
    },
    {
      title: "Prices and payment",
      paragraphs: [
        `You pay ${formatUsd(toUsd(DEFAULT_PRICE_PER_SNAPSHOT))} for each stored snapshot, unless another price is agreed, from a prepaid balance. A top-up is at least ${formatUsd(toUsd(MIN_TOP_UP), 2)}. Hours without a stored snapshot aren't charged. When the balance is too low, tracking pauses.`,
        "Calls for channel data cost credits. Monthly credits expire when they renew. Prices exclude taxes. [Rules for refunds.] We announce price changes at least [30] days in advance.",
      ],
    },
    {
      title: "Your data",
      paragraphs: [
        "You keep the rights to what you enter and import. You allow us to store and process it to provide the service. The privacy page describes how personal data is handled.",
      ],
    },
    {
      title: "Suspension and termination",
      paragraphs: [
        "You can stop at any time. We can suspend an organization that breaks these terms; we give the reason, and tracking pauses meanwhile. We can end the agreement with [30] days' notice. [What happens to the remaining balance.]",
      ],
    },
    {
      title: "Liability",
      paragraphs: ["[Warranty and limits of liability under the law that applies.]"],
    },
    {
      title: "Changes, law and contact",
      paragraphs: [
        "We announce changes to these terms by email at least [30] days before they apply. [Governing law and place of jurisdiction.] Contact: [contact address].",
      ],
    },
  ],
};
