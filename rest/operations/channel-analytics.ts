import { z } from "zod";
import { CREDIT_PRICES } from "@/lib/billing/credit-rules";
import {
  Audience,
  EngagedPage,
  FollowerChangePage,
  MentionPage,
  PeriodQuery,
  Quality,
} from "@/lib/channels/channels/schemas";
import { defineOperation } from "@/rest/operation";
import { ChannelId, channelCall, EXAMPLE_ID, onePage, Page } from "@/rest/operations/parts";

const METHOD = "See /docs/audience for the method and its limits.";
const picture = "https://scontent.cdninstagram.com/something.jpg";
const mention = { username: "someuser", profile_picture: picture };

const Period = z.object({
  period: PeriodQuery.shape.period.meta({
    description: "Length of the period in days, including today",
    type: "integer",
    enum: [90, 180, 360],
  }),
});

export const getChannelAudienceOperation = defineOperation({
  ...channelCall,
  id: "getChannelAudience",
  path: "/channels/{id}/analytics/audience",
  credits: CREDIT_PRICES.getChannelAudience,
  summary: "Get a channel's audience",
  description: `Returns countries, genders and ages in percent of the people with a known value. Each dimension comes from statistics that the channel's owner shares with your organization, from an audience export that your organization imported, or from a sample of followers. If the owner's statistics are used, the \`X-Audience-Source\` header has their last day. A dimension without data is empty and named in the \`X-Audience-Unknown\` header ("genders, ages"). Returns 404 if nothing is known. ${METHOD}`,
  request: { params: ChannelId },
  answer: Audience,
  answerName: "Audience",
  answerHeaders: ["X-Audience-Unknown", "X-Audience-Source"],
  example: {
    genders: { male: 43.7, femalte: 56.3 },
    countries: { US: 56.1, ID: 1.8 },
    ages: { total: 606, counts: [["25-34", 123]] },
  },
});

export const getChannelQualityOperation = defineOperation({
  ...channelCall,
  id: "getChannelQuality",
  path: "/channels/{id}/analytics/quality",
  credits: CREDIT_PRICES.getChannelQuality,
  summary: "Get a channel's audience quality",
  description: `Returns the fraction of sampled followers in each of five classes, from 1 (no sign of a fake account) to 5 (many signs), and a grade: 100 · q1 + 75 · q2 + 50 · q3 + 25 · q4, rounded. Without a sample, and if the channel's owner shares engaged views with your organization, class 1 is the share of engaged views and class 5 the rest; the \`X-Audience-Source\` header says so. Returns 404 if neither is known. ${METHOD}`,
  request: { params: ChannelId },
  answer: Quality,
  answerName: "Quality",
  answerHeaders: ["X-Audience-Source"],
  example: {
    quality_grade: 67,
    quality_distribution: {
      quality_distribution_1: 0.4764,
      quality_distribution_2: 0.1582,
      quality_distribution_3: 0.109,
      quality_distribution_4: 0.1556,
      quality_distribution_5: 0.1008,
    },
  },
});

export const listIncomingMentionsOperation = defineOperation({
  ...channelCall,
  id: "listIncomingMentions",
  path: "/channels/{id}/analytics/mentions/incoming",
  credits: CREDIT_PRICES.listIncomingMentions,
  summary: "List mentions of a channel",
  description:
    "Returns known channels on the same platform that mention this one in their stored posts, most frequent first. An unknown picture is an empty string.",
  request: { params: ChannelId, query: Page },
  answer: MentionPage,
  answerName: "MentionPage",
  example: onePage([mention]),
});

export const listOutgoingMentionsOperation = defineOperation({
  ...channelCall,
  id: "listOutgoingMentions",
  path: "/channels/{id}/analytics/mentions/outgoing",
  credits: CREDIT_PRICES.listOutgoingMentions,
  summary: "List mentions by a channel",
  description: "Returns the usernames that the channel's stored posts mention, most frequent first.",
  request: { params: ChannelId, query: Page },
  answer: MentionPage,
  answerName: "MentionPage",
  example: onePage([mention]),
});

export const listFollowerChangesOperation = defineOperation({
  ...channelCall,
  id: "listFollowerChanges",
  path: "/channels/{id}/analytics/follower-changes",
  credits: CREDIT_PRICES.listFollowerChanges,
  summary: "List daily follower counts",
  description: `Returns the entries of the period, oldest first. \`change\` is in percent relative to the previous entry, and 0 for the first. Days without data are left out. ${METHOD}`,
  request: { params: ChannelId, query: Period },
  answer: FollowerChangePage,
  answerName: "FollowerChangePage",
  example: onePage([{ date: "2012-04-23", followers: 5982, change: 10, follows: 132 }]),
});

export const listEngagedInfluencersOperation = defineOperation({
  ...channelCall,
  id: "listEngagedInfluencers",
  path: "/channels/{id}/analytics/engaged",
  credits: CREDIT_PRICES.listEngagedInfluencers,
  summary: "List a channel's top followers",
  description: `Returns the 100 sampled followers with the most followers of their own, or an empty page without a sample. Each ID works with \`GET /channels/{id}\`, which returns data from the sample until the profile is read. ${METHOD}`,
  request: { params: ChannelId },
  answer: EngagedPage,
  answerName: "EngagedPage",
  example: onePage([{ id: EXAMPLE_ID, profile_picture: picture }]),
});
