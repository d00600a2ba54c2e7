import { CAMPAIGN_SECTIONS } from "./campaign-sections";
import { CHANNEL_SECTIONS } from "./channel-sections";
import { CONNECTION_SECTIONS } from "./connection-sections";
import { DEVELOPER_SECTIONS } from "./developer-sections";
import { INSIGHT_SECTIONS } from "./insight-sections";
import { MONEY_SECTIONS } from "./money-sections";
import { ORGANIZATION_SECTIONS } from "./organization-sections";
import type { Section } from "./section";
import { VIDEO_SECTIONS } from "./video-sections";

/** What an export consists of, in the order in which it is written. */
export const SECTIONS: readonly Section[] = [
  ...ORGANIZATION_SECTIONS,
  ...DEVELOPER_SECTIONS,
  ...CAMPAIGN_SECTIONS,
  ...VIDEO_SECTIONS,
  ...INSIGHT_SECTIONS,
  ...CHANNEL_SECTIONS,
  ...CONNECTION_SECTIONS,
  ...MONEY_SECTIONS,
];
