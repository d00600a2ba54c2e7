import { CodeBlock } from "@/components/ui/code-block";
import { AUDIENCE_CSV } from "./audience-import";
import { Code } from "./inline-text";
import { Facts, Points, Section } from "./prose";

const SOURCES = [
  ["TikTok", "Profile, daily counts, posts; the newest followers with their country"],
  ["X (twitter)", "Profile, daily counts, posts; the newest followers without a country"],
  ["YouTube", "Profile, daily counts rounded to three digits, posts; no followers, no follows"],
  ["Instagram", "Profile, daily counts, posts; no followers"],
] as const;

const COLUMNS = [
  ["dimension", "country, gender or age"],
  ["value", "An ISO 3166-1 alpha-2 country (DE); male or female (m, f); years (25-34, 65+); or unknown"],
  ["amount", "People or percent, the same throughout a dimension: 1234, 56.1, 56.1%"],
] as const;

const CLASSES = [
  ["No sign", "Class 1, weight 100"],
  ["One sign", "Class 2, weight 75"],
  ["Two signs", "Class 3, weight 50"],
  ["Three signs", "Class 4, weight 25"],
  ["Four to six signs", "Class 5, weight 0"],
] as const;

const FORMS = [
  ["Encoding", "UTF-8, UTF-16 and Windows-1252, with or without a byte order mark"],
  ["Separator", "comma, semicolon, tab or |, taken from the header, or from a first line such as sep=;"],
  ["Decimals", "1234.5 or 1234,5; the column decides, and with semicolons a comma marks decimals"],
  ["Thousands", "1,234, 1.234, 1 234 or 1'234"],
  ["Percent", "56.1 or 56.1%"],
  ["Values", "DE or Germany (DE); male, female, m or f; 25-34 with any dash, or 65+"],
  ["Not accepted", "workbooks (xlsx, xls), PDF and compressed files: save the table as CSV"],
] as const;

/** The content of docs/audience.md, for API readers. */
export function AudienceText() {
  return (
    <>
      <Section id="sources" title="Sources">
        <p>
          A channel is added by a search, by tracking one of its videos, or in the dashboard. Profile, counts and posts
          of saved channels are updated daily. A search updates a channel for some days (once on X), and creators of
          tracked videos are updated less often. On TikTok, a sample of about 400 of the newest followers is taken
          weekly. X charges per follower, so a sample of an X channel is taken only when a member requests it on the
          channel's page and confirms the price. A new sample replaces the previous one. Profiles, counts, posts and
          samples are shared by all organizations.
        </p>
        <Facts rows={SOURCES} />
        <p className="mt-4">
          Such a sample has limits. The newest followers aren't a random draw, and a campaign or purchased followers
          have more weight in the sample than in the whole audience. With 400 followers, a share is accurate to about ±5
          percentage points (95% confidence), and less so for small countries.
        </p>
      </Section>
      <Section id="quality" title="Quality">
        <p>Each sampled follower shows up to six signs of a fake account. Missing information isn't a sign.</p>
        <ol className="mt-3 flex list-decimal flex-col gap-1 pl-5 leading-6 marker:text-muted">
          <li>No picture, or the platform's default picture</li>
          <li>No posts</li>
          <li>Fewer than 0.1 followers for each account it follows (if it follows any)</li>
          <li>Four or more digits in its name</li>
          <li>An empty biography</li>
          <li>It follows more than 1,500 accounts</li>
        </ol>
        <p className="mt-3">
          In the public data set that these signs come from, two or more signs identified 86% of the fake accounts and
          5.5% of the real ones.
        </p>
        <Facts rows={CLASSES} />
        <p className="mt-4">
          <Code>quality_distribution_1</Code> to <Code>quality_distribution_5</Code> are the fractions of the sample in
          each class. They sum to 1. The grade weights them:
        </p>
        <CodeBlock label="Grade">quality_grade = round(100·q1 + 75·q2 + 50·q3 + 25·q4 + 0·q5)</CodeBlock>
        <p className="mt-3">
          A sign isn't proof: many real people never post. Compare channels on the same platform only. Without a sample,
          the response is 404 and free.
        </p>
      </Section>
      <Section id="audience" title="Audience">
        <p>
          <Code>genders</Code>, <Code>countries</Code> and <Code>ages</Code> each come from one source: your
          organization's import if it has the dimension, otherwise the sample, which has countries only.
        </p>
        <Points>
          <li>
            Shares are percentages of the known values, rounded to four decimals. Followers without a country and rows
            with <Code>unknown</Code> aren't counted.
          </li>
          <li>
            An unknown dimension is <Code>{'{"male":0,"femalte":0}'}</Code>, <Code>{"{}"}</Code> or{" "}
            <Code>{'{"total":0,"counts":[]}'}</Code>. If all three are unknown, the response is 404 and free.
          </li>
          <li>
            <Code>ages.counts</Code> are the amounts of the export, people or percent, and <Code>ages.total</Code> is
            their sum.
          </li>
          <li>
            <Code>femalte</Code> is the documented spelling.
          </li>
        </Points>
      </Section>
      <Section id="import" title="Importing an audience export">
        <p>
          Import a table saved as text (CSV or TSV) with a header row, up to 2,000 rows and 1 MiB. Columns can be in any
          order, and other columns are ignored.
        </p>
        <Facts rows={FORMS} />
        <Facts rows={COLUMNS} isCode />
        <div className="mt-4">
          <CodeBlock label="Example of an export">{AUDIENCE_CSV}</CodeBlock>
        </div>
        <p className="mt-4">
          A preview shows the recognized rows and lists the others. The import requires every row to be valid. Only your
          organization sees it, and its next import for the channel replaces it. Quality can't be imported.
        </p>
      </Section>
      <Section id="changes" title="Follower changes">
        <p>
          One entry per day (UTC) with the first count of the day, oldest first. <Code>period</Code> counts back from
          today and includes it. Days on which there is no count, or the platform hid it, are left out and never filled
          in.
        </p>
        <p>
          <Code>change</Code> is the percentage change from the previous entry in the response, rounded to four
          decimals: (now − before) / before · 100. It is 0 for the first entry and after 0 followers. YouTube rounds
          counts from 1,000 down to three significant digits. A step of one unit of the last digit can come from a
          single subscriber, so it is reported as 0. <Code>follows</Code> is 0 where the platform doesn't share it.
        </p>
      </Section>
      <Section id="mentions" title="Mentions and engaged influencers">
        <p>
          Mentions are <Code>@names</Code> in the stored captions of the same platform, except a channel's mentions of
          itself. The most frequent mentions come first. Incoming mentions come only from channels that Clipscope
          stores.
        </p>
        <p>
          Engaged influencers are the 100 accounts in the follower sample with the most followers of their own. Each has
          an ID for <Code>{"/channels/{id}"}</Code>. If a follower's profile was never fetched, its data comes from the
          sample until someone searches for it or saves it. Clipscope doesn't measure how often they interact.
        </p>
      </Section>
    </>
  );
}
