import type { NameKind } from "./queries";

interface Words {
  one: string;
  many: string;
  title: string;
  /** Text for a video without one. */
  without: string;
  empty: string;
}

export const WORDS: Record<NameKind, Words> = {
  labels: {
    one: "label",
    many: "labels",
    title: "Labels",
    without: "Without a label",
    empty: "No labels yet. A video can bear any number of them.",
  },
  campaigns: {
    one: "campaign",
    many: "campaigns",
    title: "Campaigns",
    without: "Without a campaign",
    empty: "No campaigns yet. A video belongs to one at most, so that costs and views can be compared.",
  },
};
