import { CodeBlock } from "@/components/ui/code-block";
import { AUDIENCE_CSV } from "./audience-import";
import { Code } from "./inline-text";
import { Facts, Points, Section } from "./prose";

const SOURCES = [
  ["TikTok", "Profile, daily counts, posts; the newest followers with their country"],
  ["X (twitter)", "Profile, daily counts, posts; the newest followers without a country"],
  ["YouTube", "Profile, daily counts rounded to three figures, posts; no followers, no follows"],
  ["Instagram", "Profile, daily counts, posts; no followers"],
] as const;

const COLUMNS = [
  ["dimension", "country, gender or age"],
  ["value", "A country of ISO 3166-1 alpha-2 (DE); male or female (m, f); years (25-34, 65+); or unknown"],
  ["amount", "People or percent, the same throughout a dimension: 1234, 56.1, 56.1%"],
] as const;

const CLASSES = [
  ["No sign", "Class 1, worth 100"],
  ["One sign", "Class 2, worth 75"],
  ["Two signs", "Class 3, worth 50"],
  ["Three signs", "Class 4, worth 25"],
  ["Four to six signs", "Class 5, worth 0"],
] as const;

const FORMS = [
  ["Encoding", "UTF-8, UTF-16 and Windows-1252, with or without a byte order mark"],
  ["Separator", "comma, semicolon, tab or |, taken from the header; a first line such as sep=; counts"],
  ["Decimals", "1234.5 or 1234,5; the column decides, and with semicolons a comma marks decimals"],
  ["Thousands", "1,234, 1.234, 1 234 or 1'234"],
  ["Percent", "56.1 or 56.1%"],
  ["Values", "DE or Germany (DE); male, female, m or f; 25-34 with any dash, or 65+"],
  ["Not read", "workbooks (xlsx, xls), PDF and compressed files: save the table as CSV"],
] as const;

/** The content of docs/audience.md, for API readers. */
export function AudienceText() {
  return (
    <>
      <Section id="sources" title="Sources">
        <p>
          A channel enters by search, from the creator of a tracked video, or from the dashboard. Profile, counts and
          posts of saved channels are read daily. A search has a channel read for some days (on X once), and creators of
          tracked videos are read less often. On TikTok a sample of about 400 of the newest followers is taken weekly. X
          charges for each follower, so a sample of an X channel is taken only when a member asks for it on the
          channel's page and confirms the price. A new sample replaces the one before. Profiles, counts, posts and
          samples are shared by all organizations.
        </p>
        <Facts rows={SOURCES} />
        <p className="mt-4">
          Limits: the newest followers are no random draw, and a campaign or a purchase of followers weighs more than in
          the whole audience. With 400 followers a share is good to about ±5 points (95 % confidence), that of a small
          country to less.
        </p>
      </Section>
      <Section id="quality" title="Quality">
        <p>
          Each sampled follower shows none to six signs of a fake account. What a platform does not tell is no sign.
        </p>
        <ol className="mt-3 flex list-decimal flex-col gap-1 pl-5 leading-6 marker:text-muted">
          <li>no picture, or the platform's own for none</li>
          <li>no posts</li>
          <li>fewer than 0.1 followers for each account that it follows (where it follows any)</li>
          <li>four digits or more in its name</li>
          <li>an empty biography</li>
          <li>it follows more than 1,500 accounts</li>
        </ol>
        <p className="mt-3">
          In the public data set that these signs come from, two or more of them caught 86 % of the fake accounts, and
          5.5 % of the real ones.
        </p>
        <Facts rows={CLASSES} />
        <p className="mt-4">
          <Code>quality_distribution_1</Code> to <Code>quality_distribution_5</Code> are the fractions of the sample in
          each class; they sum to 1. The grade weighs them:
        </p>
        <CodeBlock label="Grade">quality_grade = round(100·q1 + 75·q2 + 50·q3 + 25·q4 + 0·q5)</CodeBlock>
        <p className="mt-3">
          A sign is no proof: many quiet readers have no posts. Compare channels of one platform with each other, not
          with those of another. Without a sample the answer is 404 and free.
        </p>
      </Section>
      <Section id="audience" title="Audience">
        <p>
          <Code>genders</Code>, <Code>countries</Code> and <Code>ages</Code> each come from one source: your
          organization's import where it has them, else the sample, which knows countries only.
        </p>
        <Points>
          <li>
            Shares are in percent of those known, rounded to four decimals: followers whose country is not told, and
            lines called <Code>unknown</Code>, count for nothing.
          </li>
          <li>
            What is unknown is <Code>{'{"male":0,"femalte":0}'}</Code>, <Code>{"{}"}</Code> or{" "}
            <Code>{'{"total":0,"counts":[]}'}</Code>. Where nothing at all is known the answer is 404 and free.
          </li>
          <li>
            <Code>ages.counts</Code> are the amounts as the export gave them, and <Code>ages.total</Code> is their sum.
          </li>
          <li>
            <Code>femalte</Code> is the documented spelling.
          </li>
        </Points>
      </Section>
      <Section id="import" title="Importing an audience export">
        <p>
          A table saved as text (CSV or TSV), with a header line, up to 2,000 lines and 1 MiB. Columns can be in any
          order, and other columns are ignored.
        </p>
        <Facts rows={FORMS} />
        <Facts rows={COLUMNS} isCode />
        <div className="mt-4">
          <CodeBlock label="Example of an export">{AUDIENCE_CSV}</CodeBlock>
        </div>
        <p className="mt-4">
          The dashboard previews what was understood, and line by line what was not; an import is taken only when every
          line was. Only your organization sees it, and its next import for the channel replaces it. Quality is never
          imported.
        </p>
      </Section>
      <Section id="changes" title="Follower changes">
        <p>
          One entry a day (UTC), the day's first reading, oldest first; <Code>period</Code> counts back from today,
          today included. Days without a reading, or on which the platform hid the count, are absent and never filled.
        </p>
        <p>
          <Code>change</Code> is in percent against the entry before it in the answer, rounded to four decimals: (now −
          before) / before · 100. The first entry has 0, and so has one after 0 followers. YouTube rounds counts from
          1,000 on down to three significant figures: a step of one unit of the last figure may come from a single
          subscriber, so it is reported as 0. <Code>follows</Code> is 0 where the platform does not tell it.
        </p>
      </Section>
      <Section id="mentions" title="Mentions and engaged influencers">
        <p>
          Mentions are <Code>@names</Code> in the captions that we have stored, of the same platform, the most frequent
          first; a channel's mentions of itself are left out. Incoming ones can only come from channels that are known
          here.
        </p>
        <p>
          Engaged influencers are the 100 accounts with the most followers of their own in the follower sample. Each has
          an ID that <Code>{"/channels/{id}"}</Code> answers: a follower whose profile was never read is answered from
          the sample, and nothing reads it until someone searches for it or saves it. How often they interact isn't
          measured.
        </p>
      </Section>
    </>
  );
}
