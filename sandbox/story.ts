import type { Platform } from "./platforms";

/** A creator with a written name and written titles, so that a set of videos can tell a story. */
export interface StoryCreator {
  platform: Platform;
  /** Valid on its platform, and never one that `usernameOf` generates. */
  username: string;
  displayName: string;
  biography: string;
  country: string;
  /** On 1 January 2026, and the share by which they change in a month. */
  followers: number;
  monthly: number;
  tags: readonly string[];
  titles: readonly [string, ...string[]];
}

/** Accounts of the story, in the order of `STORY`. They are creators, so the number is below `CREATORS`. */
export const STORY_FIRST = 0x40000;

const TAGS = ["driftjacket", "larkspur"] as const;
const BRAND = {
  username: "larkspurtrail",
  displayName: "Larkspur Trail",
  biography: "Clothing for weather. Repaired for life.",
  country: "GB",
  tags: TAGS,
} as const;

/** The autumn launch of a made-up brand, and the creators who posted about it. */
export const STORY: readonly StoryCreator[] = [
  {
    ...BRAND,
    platform: "tiktok",
    followers: 48_200,
    monthly: 0.06,
    titles: [
      "something for wet autumns. three weeks to go",
      "meet Drift: recycled shell, 380 g, out now",
      "how we tested it: a car wash, a glacier, a toddler",
      "you asked: does it fit over a sweater?",
      "the color vote is over: say hello to Rust",
      "packing 4,000 orders with the whole team",
    ],
  },
  {
    platform: "tiktok",
    username: "mossandmiles",
    displayName: "Moss & Miles",
    biography: "two friends, one tent, too many snacks",
    country: "GB",
    followers: 182_000,
    monthly: 0.035,
    tags: ["hiking", "driftjacket", "ad"],
    titles: [
      "wearing the Drift jacket in actual sideways rain",
      "what's in my bag for an October overnighter",
      "come hiking with me (it rained the whole time)",
      "two years of hiking boots, ranked",
    ],
  },
  {
    platform: "tiktok",
    username: "nina.outside",
    displayName: "Nina Outside",
    biography: "gear you can afford, weather you can't",
    country: "US",
    followers: 611_000,
    monthly: 0.028,
    tags: ["autumnfits", "driftjacket"],
    titles: [
      "rating autumn jackets so you don't have to",
      "POV: you finally bought the jacket everyone has",
      "get ready with me: 6 am, 4 °C, one thermos",
      "things I stopped buying for hikes",
    ],
  },
  {
    platform: "tiktok",
    username: "fitsbytheo",
    displayName: "Theo",
    biography: "outfits for people who walk",
    country: "US",
    followers: 94_000,
    monthly: 0.04,
    tags: ["fitcheck", "driftjacket"],
    titles: ["3 fits, 1 jacket 🍂", "is rust the color of the season? yes", "packing light for a city break"],
  },
  {
    platform: "tiktok",
    username: "therepairclub",
    displayName: "The Repair Club",
    biography: "keep what you own",
    country: "DE",
    followers: 57_000,
    monthly: 0.05,
    tags: ["repair", "keepit"],
    titles: ["I washed it ten times. here's what happened", "fixing a torn sleeve in 40 seconds"],
  },
  {
    platform: "tiktok",
    username: "jo.cycles",
    displayName: "Jo",
    biography: "I bike to work and complain about it",
    country: "GB",
    followers: 23_500,
    monthly: 0.03,
    tags: ["bikecommute", "driftjacket"],
    titles: ["commuting in November, dry for once", "the pocket no one told you about", "rain cover or jacket?"],
  },
  {
    platform: "tiktok",
    username: "tinytrekkers",
    displayName: "Tiny Trekkers",
    biography: "walks with small legs",
    country: "CA",
    followers: 131_000,
    monthly: 0.02,
    tags: ["hikingwithkids", "autumn"],
    titles: [
      "puddle test with a four-year-old 💦",
      "autumn walk bingo 🍁 free printable",
      "how far is far? kid edition",
    ],
  },
  {
    ...BRAND,
    platform: "youtube",
    followers: 21_400,
    monthly: 0.05,
    titles: [
      "Drift: The Film",
      "Behind the Seams: How Drift Is Made",
      "Autumn Collection 2026 in 60 Seconds",
      "Repair Day at the Workshop",
    ],
  },
  {
    platform: "youtube",
    username: "longwayup",
    displayName: "The Long Way Up",
    biography: "Mountains, slowly.",
    country: "GB",
    followers: 318_000,
    monthly: 0.018,
    tags: ["hiking", "driftjacket"],
    titles: [
      "Larkspur Drift Review: 200 km Later",
      "Five Rain Jackets, One Highland Weekend",
      "My Packing List for a Week in the Lakes",
    ],
  },
  {
    platform: "youtube",
    username: "thegearbench",
    displayName: "The Gear Bench",
    biography: "We take things apart so you can keep them.",
    country: "US",
    followers: 142_000,
    monthly: 0.022,
    tags: ["gear", "teardown"],
    titles: ["Is a $180 Rain Jacket Worth It?", "I Cut a Larkspur Drift in Half", "Waterproof Ratings, Explained"],
  },
  {
    platform: "youtube",
    username: "hannahikes",
    displayName: "Hanna Hikes",
    biography: "Long trails, honest packing lists.",
    country: "DE",
    followers: 76_000,
    monthly: 0.03,
    tags: ["longdistance", "hiking"],
    titles: ["72 Hours Alone on the Ridgeway", "What I Got Wrong About Layering", "Every Item in My Autumn Pack"],
  },
  {
    platform: "youtube",
    username: "weekendwalkers",
    displayName: "Weekend Walkers",
    biography: "Walks you can reach by train.",
    country: "GB",
    followers: 39_000,
    monthly: 0.026,
    tags: ["walking", "driftjacket"],
    titles: ["10 Autumn Walks Under Two Hours", "Kid-Friendly Trails Near London"],
  },
  {
    ...BRAND,
    platform: "instagram",
    followers: 88_900,
    monthly: 0.04,
    titles: [
      "Drift is here. Four colors, one shell.",
      "Made from 31 bottles each. We counted.",
      "Your autumn, your photos: the best of this week",
      "Rust, moss, ink, oat: which one is yours?",
    ],
  },
  {
    platform: "instagram",
    username: "nina.outside",
    displayName: "Nina Outside",
    biography: "gear you can afford, weather you can't",
    country: "US",
    followers: 274_000,
    monthly: 0.025,
    tags: ["driftjacket", "ad"],
    titles: [
      "Rain on the forecast, Drift on the hook",
      "Five mornings, five layers",
      "Yes, it packs into its own hood",
    ],
  },
  {
    platform: "instagram",
    username: "alma.afield",
    displayName: "Alma Afield",
    biography: "Photographer. Sheep, mostly.",
    country: "GB",
    followers: 163_000,
    monthly: 0.03,
    tags: ["autumnlight", "slowliving"],
    titles: ["The color of wet leaves, but wearable 🍂", "Sunday, slowly", "New season, same hill"],
  },
  {
    platform: "instagram",
    username: "ridge.and.river",
    displayName: "Ridge and River",
    biography: "Ferries, ridges, rivers.",
    country: "US",
    followers: 52_000,
    monthly: 0.035,
    tags: ["goldenhour", "driftjacket"],
    titles: [
      "Golden hour came late today. Worth it",
      "Swipe for the jacket that survived the ferry",
      "Fog first, coffee second",
    ],
  },
  {
    platform: "instagram",
    username: "bake.and.hike",
    displayName: "Bake & Hike",
    biography: "Cinnamon rolls above the tree line.",
    country: "DE",
    followers: 29_800,
    monthly: 0.045,
    tags: ["trailfood", "baking"],
    titles: ["Cinnamon rolls at 1,200 m", "Trail lunch that isn't a sandwich"],
  },
  {
    ...BRAND,
    platform: "twitter",
    followers: 17_300,
    monthly: 0.02,
    titles: [
      "Drift is out today. Recycled shell, 380 g, and a pocket for your thermos lid.",
      "We read all 412 of your replies. Size XS comes in November.",
      "Sold out in Rust. Restock on Thursday.",
      "Free repairs until December 31. Yes, zippers too.",
    ],
  },
  {
    platform: "twitter",
    username: "trailnotes",
    displayName: "Trail Notes",
    biography: "Short reports from long walks.",
    country: "GB",
    followers: 41_000,
    monthly: 0.012,
    tags: ["hiking", "driftjacket"],
    titles: [
      "Hot take: a good rain jacket gets you out more often than new boots do.",
      "Two hours of drizzle in the Drift. Dry shoulders, happy dog.",
      "The best trail this month was the one behind the bus depot.",
    ],
  },
  {
    platform: "twitter",
    username: "thegearbench",
    displayName: "The Gear Bench",
    biography: "We take things apart so you can keep them.",
    country: "US",
    followers: 26_000,
    monthly: 0.015,
    tags: ["gear"],
    titles: [
      "Our Drift teardown is up. The seam tape is better than it needs to be.",
      "Ask us which jackets we would buy again. There are three.",
    ],
  },
];

/** Returns the story's creator with this number, or undefined for every other account. */
export function storyCreator(platform: Platform, account: number): StoryCreator | undefined {
  const creator = STORY[account - STORY_FIRST];
  return creator?.platform === platform ? creator : undefined;
}

/** Returns the number of the story's account with this username, in lower case and without @; null for others. */
export function storyAccount(platform: Platform, username: string): number | null {
  const index = STORY.findIndex((creator) => creator.platform === platform && creator.username === username);
  return index < 0 ? null : STORY_FIRST + index;
}
