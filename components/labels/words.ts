import type { NameKind } from "./queries";

interface Words {
  one: string;
  One: string;
  many: string;
  title: string;
  /** Text for a video without one. */
  without: string;
  empty: string;
}

export const WORDS: Record<NameKind, Words> = {
  labels: {
    one: "label",
    One: "Label",
    many: "labels",
    title: "Labels",
    without: "No label",
    empty: "No labels yet. A video can have any number of labels.",
  },
  campaigns: {
    one: "campaign",
    One: "Campaign",
    many: "campaigns",
    title: "Campaigns",
    without: "No campaign",
    empty: "No campaigns yet. Group videos into campaigns to compare their costs and views.",
  },
};
