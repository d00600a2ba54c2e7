import { POINT_PRICES } from "@/lib/billing/points-rules";
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
  media: SearchQuery.shape.media.meta({ description: "Where to look" }),
  page,
});

export const searchChannelsOperation = defineOperation({
  ...channelCall,
  id: "searchChannels",
  path: "/channels/search",
  points: POINT_PRICES.searchChannels,
  summary: "Find a channel by its name",
  description:
    "Returns a page with the one channel that has this username, or whose videos show this name as `creator`; an empty page where there is none. A username that we have not seen is looked up on the platform, and the channel is kept up to date from then on.",
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
  points: POINT_PRICES.getChannel,
  summary: "Get a channel",
  description:
    'The latest reading of its profile. A country that is unknown is "", and a figure that the platform does not tell is 0.',
  request: { params: ChannelId },
  answer: Channel,
  answerName: "Channel",
  example: channel,
});

export const listChannelContentOperation = defineOperation({
  ...channelCall,
  id: "listChannelContent",
  path: "/channels/{id}/content",
  points: POINT_PRICES.listChannelContent,
  summary: "List a channel's posts",
  description: "Stored posts, newest first; `created_time` is UTC.",
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
