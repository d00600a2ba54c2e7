import { CREDIT_PRICES } from "@/lib/billing/credit-rules";
import { Channel, ChannelPage, ContentPage, SearchQuery } from "@/lib/channels/channels/schemas";
import { defineOperation } from "@/rest/operation";
import { ChannelId, channelCall, EXAMPLE_ID, onePage, Page, page } from "@/rest/operations/parts";

const channel: Channel = {
  id: EXAMPLE_ID,
  username: "dior",
  media: "instagram",
  category: { primary: [{ name: "fashion" }], secondary: [{ name: "beauty" }] },
  country: "FR",
  stats: { followers: 1234, follows: 5678, post_count: 345 },
};

const Search = SearchQuery.extend({
  username: SearchQuery.shape.username.meta({
    description: "Username, with or without @, or the `creator` of a video",
    example: "dior",
  }),
  media: SearchQuery.shape.media.meta({ description: "Platform to search" }),
  page,
});

export const searchChannelsOperation = defineOperation({
  ...channelCall,
  id: "searchChannels",
  path: "/channels/search",
  credits: CREDIT_PRICES.searchChannels,
  summary: "Find a channel",
  description:
    "Returns a page with the channel that has this username, or whose videos show this name as `creator`. The page is empty if there is none. Clipscope looks up a new username on the platform and keeps its channel up to date from then on.",
  request: { query: Search },
  answer: ChannelPage,
  answerName: "ChannelPage",
  example: onePage([channel]),
  refusals: ["not_found", "platform_failed"],
});

export const getChannelOperation = defineOperation({
  ...channelCall,
  id: "getChannel",
  path: "/channels/{id}",
  credits: CREDIT_PRICES.getChannel,
  summary: "Get a channel",
  description:
    'Returns the channel with its latest profile. An unknown country is "", and a number that the platform does not report is 0.',
  request: { params: ChannelId },
  answer: Channel,
  answerName: "Channel",
  example: channel,
});

export const listChannelContentOperation = defineOperation({
  ...channelCall,
  id: "listChannelContent",
  path: "/channels/{id}/content",
  credits: CREDIT_PRICES.listChannelContent,
  summary: "List a channel's posts",
  description: "Returns stored posts, newest first. `created_time` is in UTC.",
  request: { params: ChannelId, query: Page },
  answer: ContentPage,
  answerName: "ContentPage",
  example: onePage([
    {
      post_id: EXAMPLE_ID,
      created_time: "2018-08-13T16:53:53",
      caption: "With @someuser in Paris #fashion",
      tags: ["fashion"],
      link: "https://www.instagram.com/p/BmbS5r4Aant",
    },
  ]),
});
