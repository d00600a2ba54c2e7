import { z } from "zod";
import { POINT_PRICES } from "@/lib/billing/points-rules";
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

const METHOD = "How it is estimated, and its limits: /docs/audience.";
const picture = "https://scontent.cdninstagram.com/something.jpg";
const mention = { username: "someuser", profile_picture: picture };

const Period = z.object({
  period: PeriodQuery.shape.period.meta({ description: "Days, today included", type: "integer", enum: [90, 180, 360] }),
});

export const getChannelAudienceOperation = defineOperation({
  ...channelCall,
  id: "getChannelAudience",
  path: "/channels/{id}/analytics/audience",
  points: POINT_PRICES.getChannelAudience,
  summary: "Estimate a channel's audience",
  description: `Countries, genders and ages in percent of those known, from a sample of followers or from an audience export that your organization imported. A dimension of which nothing is known is empty and named in the header X-Audience-Unknown ("genders, ages"). 404 where nothing at all is known. ${METHOD}`,
  request: { params: ChannelId },
  answer: Audience,
  answerName: "Audience",
  answerHeaders: ["X-Audience-Unknown"],
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
  points: POINT_PRICES.getChannelQuality,
  summary: "Estimate the quality of a channel's audience",
  description: `Fractions of the sampled followers in five classes, from 1 (no sign of a fake account) to 5, and a grade: 100 · q1 + 75 · q2 + 50 · q3 + 25 · q4, rounded. 404 where there is no sample. ${METHOD}`,
  request: { params: ChannelId },
  answer: Quality,
  answerName: "Quality",
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
  points: POINT_PRICES.listIncomingMentions,
  summary: "List who mentions a channel",
  description:
    "Known channels of the same platform whose stored posts name this one, those that do so most often first. A picture that is unknown is an empty string.",
  request: { params: ChannelId, query: Page },
  answer: MentionPage,
  answerName: "MentionPage",
  example: onePage([mention]),
});

export const listOutgoingMentionsOperation = defineOperation({
  ...channelCall,
  id: "listOutgoingMentions",
  path: "/channels/{id}/analytics/mentions/outgoing",
  points: POINT_PRICES.listOutgoingMentions,
  summary: "List whom a channel mentions",
  description: "The names in its stored posts, the most frequent first.",
  request: { params: ChannelId, query: Page },
  answer: MentionPage,
  answerName: "MentionPage",
  example: onePage([mention]),
});

export const listFollowerChangesOperation = defineOperation({
  ...channelCall,
  id: "listFollowerChanges",
  path: "/channels/{id}/analytics/follower-changes",
  points: POINT_PRICES.listFollowerChanges,
  summary: "List the daily follower counts of a period",
  description: `Oldest first; \`change\` is in percent against the entry before, 0 for the first. Days without a reading are absent. ${METHOD}`,
  request: { params: ChannelId, query: Period },
  answer: FollowerChangePage,
  answerName: "FollowerChangePage",
  example: onePage([{ date: "2012-04-23", followers: 5982, change: 10, follows: 132 }]),
});

export const listEngagedInfluencersOperation = defineOperation({
  ...channelCall,
  id: "listEngagedInfluencers",
  path: "/channels/{id}/analytics/engaged",
  points: POINT_PRICES.listEngagedInfluencers,
  summary: "List the top followers of a channel",
  description: `The 100 sampled followers with the most followers of their own; an empty page without a sample. Each ID works with GET /channels/{id}, which answers from the sample until the profile is read. ${METHOD}`,
  request: { params: ChannelId },
  answer: EngagedPage,
  answerName: "EngagedPage",
  example: onePage([{ id: EXAMPLE_ID, profile_picture: picture }]),
});
