/** Sixty-four of each, so that each word encodes six bits of an account's number. No two joined pairs look alike. */
export const ADJECTIVES = (
  "amber brave calm crisp daily dusty early eager fair fancy fast fresh funny agile giant glad basic grand green happy " +
  "comfy cosy icy jolly keen kind lazy light tiny dandy lone loud lucky lunar fluid merry major mild misty novel " +
  "noble north odd pale plain proud quick quiet rapid royal rusty sandy sharp shiny sleek smart soft solar spicy sunny " +
  "swift tidy urban wild"
).split(" ");

export const NOUNS = (
  "acorn anvil apron arrow atlas badge baker birch bison cabin camel candy cedar chess cider cliff cloud cobra comet coral " +
  "daisy diver eagle ember fable ferry finch flame forge fox garden ginger hawk heron igloo ivory jazz kayak kite lemon " +
  "lion lotus lynx maple melon moose moth oasis olive orbit otter panda pepper pilot piano raven river robot sailor tiger tulip " +
  "violet walrus whale"
).split(" ");

const WORDS =
  "hd tv lab hub fm co go me uk us eu yt xo hq now box log art fit pro dev ink run eat sea sky day one two ace bay cam dad mom gym pod vlog cook home tips".split(
    " ",
  );

/**
 * Two hundred and fifty-six endings, which encode eight bits of an account's number. Years provide the four digits that
 * made-up names often have.
 */
export const ENDINGS: readonly string[] = [
  ...WORDS,
  ...Array.from({ length: 100 }, (_, number) => String(number).padStart(2, "0")),
  ...Array.from({ length: 100 }, (_, number) => `_${String(number).padStart(2, "0")}`),
  ...Array.from({ length: 16 }, (_, number) => String(1990 + number)),
];

export const TOPICS = [
  "sourdough",
  "street food",
  "budget travel",
  "trail running",
  "vintage synths",
  "tiny houses",
  "film photography",
  "home espresso",
  "speed cubing",
  "garden design",
  "retro games",
  "cold plunges",
  "bike repair",
  "language learning",
  "wood carving",
  "night skies",
  "thrift fashion",
  "meal prep",
  "city walks",
  "indie games",
  "3D printing",
  "watercolour",
  "bouldering",
  "van life",
] as const;

export const PLACES = [
  "Lisbon",
  "Osaka",
  "Montréal",
  "Cape Town",
  "Kraków",
  "Hanoi",
  "Oaxaca",
  "Tromsø",
  "Beirut",
  "Cork",
] as const;
export const EMOJI = ["🔥", "😂", "✨", "🍞", "👀", "🚴‍♀️", "🎉", "🥲", "💡", "🌍"] as const;

/** Titles in right-to-left and other scripts, which occur in any feed. */
export const FOREIGN_TITLES = [
  "كيف تخبز الخبز في البيت خطوة بخطوة",
  "איך ללמוד שפה חדשה בשלושים יום",
  "朝の東京を歩く 4K 🗼",
  "서울 길거리 음식 투어",
  "Как собрать велосипед за выходные",
  "ทำกาแฟแบบนี้ที่บ้านได้ง่าย ๆ",
  "آموزش نقاشی آبرنگ برای مبتدی‌ها 🎨",
] as const;
