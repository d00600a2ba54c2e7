import {
  AudienceComparison,
  AudienceDetail,
  AudienceHistory,
  AudiencePreview,
  CompareAudiencesQuery,
  ImportAudienceRequest,
  ImportedAudience,
} from "@/lib/channels/channels/audience-schemas";
import {
  AddChannelRequest,
  BoughtSample,
  BuySampleRequest,
  ChannelFilters,
  ChannelProfile,
  ChannelRows,
  ChannelRowsQuery,
  EngagedRows,
  FindChannelsQuery,
  FollowerSeries,
  FoundChannels,
  ListedChannel,
  MentionRows,
  MentionRowsQuery,
  PostRows,
} from "@/lib/channels/channels/dashboard-schemas";
import { PageQuery, PeriodQuery } from "@/lib/channels/channels/schemas";
import { ChannelStatistics } from "@/lib/channels/channels/statistics-schemas";
import { schemas } from "@/rest/dashboard/endpoint";
import { ChannelParams } from "@/rest/dashboard/params";

export const listChannelRows = schemas({ query: ChannelRowsQuery, answer: ChannelRows });

export const addChannel = schemas({ body: AddChannelRequest, answer: ListedChannel });

export const findChannels = schemas({ query: FindChannelsQuery, answer: FoundChannels });

export const getChannelProfile = schemas({ params: ChannelParams, answer: ChannelProfile });

export const saveChannel = schemas({ params: ChannelParams, answer: ListedChannel });

export const unsaveChannel = schemas({ params: ChannelParams, answer: ChannelParams });

export const listChannelFilters = schemas({ answer: ChannelFilters });

export const compareAudiences = schemas({ query: CompareAudiencesQuery, answer: AudienceComparison });

export const getChannelStatistics = schemas({ params: ChannelParams, answer: ChannelStatistics });

export const getAudienceHistory = schemas({ params: ChannelParams, answer: AudienceHistory });

export const getAudienceDetail = schemas({ params: ChannelParams, answer: AudienceDetail });

export const importAudience = schemas({ params: ChannelParams, body: ImportAudienceRequest, answer: ImportedAudience });

export const removeAudienceImport = schemas({ params: ChannelParams, answer: ChannelParams });

export const previewAudience = schemas({ params: ChannelParams, body: ImportAudienceRequest, answer: AudiencePreview });

export const listEngagedRows = schemas({ params: ChannelParams, answer: EngagedRows });

export const getFollowerSeries = schemas({ params: ChannelParams, query: PeriodQuery, answer: FollowerSeries });

export const listMentionRows = schemas({ params: ChannelParams, query: MentionRowsQuery, answer: MentionRows });

export const listPostRows = schemas({ params: ChannelParams, query: PageQuery, answer: PostRows });

export const buySample = schemas({ params: ChannelParams, body: BuySampleRequest, answer: BoughtSample });
