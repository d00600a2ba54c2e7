import { describe, expect, test } from "vitest";
import { parseAudienceCsv } from "@/lib/channels/channels/audience-csv";

const HEADER = "dimension,value,amount";
const parse = (...lines: string[]) => parseAudienceCsv([HEADER, ...lines].join("\n"));

describe("an audience export", () => {
  test("is parsed with the documented columns", () => {
    expect(
      parse("country,US,120", "country,de,30.5", "gender,male,43.7%", "gender,F,56.3", "age,25-34,123", "age,65+,7"),
    ).toEqual({
      audience: {
        countries: { US: 120, DE: 30.5 },
        genders: { male: 43.7, female: 56.3 },
        ages: { "25-34": 123, "65+": 7 },
      },
      errors: [],
    });
  });

  test.each([
    ["semicolons", "amount;value;dimension\n10;US;country"],
    ["tabs", "dimension\tvalue\tamount\ncountry\tUS\t10"],
    ["a BOM, quotes and Windows' line ends", '\ufeff"Dimension","Value","Amount"\r\n"country","US","10"\r\n'],
    ["more columns", "note,dimension,value,amount\nx,country,US,10"],
    ["empty lines", "dimension,value,amount\n\ncountry,US,10\n,,\n"],
  ])("may have %s", (_, csv) => {
    expect(parseAudienceCsv(csv)).toEqual({ audience: { countries: { US: 10 }, genders: {}, ages: {} }, errors: [] });
  });

  test.each([
    ["decimal commas with semicolons", "dimension;value;amount\ncountry;US;56,1\ncountry;DE;1.234,5", [56.1, 1234.5]],
    ["thousands in a semicolon file", "dimension;value;amount\ncountry;US;1.234.567\ncountry;DE;0,5", [1234567, 0.5]],
    ["a sep line", "sep=;\ndimension;value;amount\ncountry;US;10\ncountry;DE;5", [10, 5]],
    ["a sep line with tabs", "sep=\t\r\ndimension\tvalue\tamount\r\ncountry\tUS\t10\r\ncountry\tDE\t5", [10, 5]],
    [
      "grouped thousands in quotes",
      'dimension,value,amount\ncountry,US,"1,234"\ncountry,DE,"12,345,678"',
      [1234, 12345678],
    ],
    [
      "spaces between thousands",
      "dimension,value,amount\ncountry,US,1\u00a0234\ncountry,DE,1\u202f234\u2009567",
      [1234, 1234567],
    ],
    [
      "apostrophes between thousands",
      "dimension,value,amount\ncountry,US,1'234.5\ncountry,DE,1\u2019234",
      [1234.5, 1234],
    ],
    ["percent signs", "dimension;value;amount\ncountry;US;56,1\u00a0%\ncountry;DE;%43,9", [56.1, 43.9]],
    [
      "many decimals",
      "dimension,value,amount\ncountry,US,33.33333333333333\ncountry,DE,66.6",
      [33.33333333333333, 66.6],
    ],
    ["codes behind names", "dimension,value,amount\ncountry,United States (US),1\ncountry,Germany (de),2", [1, 2]],
    ["invisible characters", "\u200bdimension,value,amount\ncountry,\u200eUS,1\ncountry,DE\u00ad,2", [1, 2]],
    ["blank lines before the header", "\n\ndimension,value,amount\ncountry,US,1\ncountry,DE,2", [1, 2]],
  ])("as spreadsheets write it: %s", (_, csv, [US = 0, DE = 0]) => {
    expect(parseAudienceCsv(csv)).toEqual({ audience: { countries: { US, DE }, genders: {}, ages: {} }, errors: [] });
  });

  test("may have age ranges with other dashes", () => {
    expect(parse("age,18\u201324,1", "age,25 - 34,2").audience.ages).toEqual({ "18-24": 1, "25-34": 2 });
  });

  test.each(["(5)", "-5", "1,5", "1,23,4", "1e3", "0x10", "five", "", "1.2.3", "1234567890123"])(
    "%j is not an amount",
    (amount) => {
      expect(parse("country,US,0.5", `country,DE,"${amount}"`).errors).toHaveLength(1);
    },
  );

  test("a workbook sent as text is recognized", () => {
    expect(parseAudienceCsv("PK\u0003\u0004rest").errors).toEqual([
      { line: 1, message: "This is a workbook. Save it as CSV, then choose that file" },
    ]);
  });

  test.each([
    ["line breaks", "\n".repeat(1_000_000)],
    ["commas", ",".repeat(1_000_000)],
    ["quotes", '"'.repeat(999_999)],
    ["one open quote", `dimension,value,amount\n"${"a,b\n".repeat(250_000)}`],
    ["quotes within cells", `dimension,value,amount\n${'a"b,'.repeat(250_000)}`],
  ])("a megabyte of %s is rejected within a moment", (_, csv) => {
    const started = performance.now();
    expect(parseAudienceCsv(csv).errors.length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(1500);
  });

  test("leaves out values marked as unknown", () => {
    expect(parse("gender,male,1", "gender,unknown,9").audience.genders).toEqual({ male: 1 });
  });

  test("reports errors by line", () => {
    expect(
      parse(
        "country,XX,1",
        "city,Paris,1",
        "gender,other,1",
        "age,old,1",
        "age,18-24,-1",
        "age,18-24,1",
        "",
        "age,18-24,2",
        'constructor,"x",1',
        "gender,constructor,1",
      ).errors,
    ).toEqual([
      { line: 2, message: '"XX" isn\'t a two-letter country code, such as DE' },
      { line: 3, message: 'Unknown dimension "city". Use country, gender or age' },
      { line: 4, message: '"other" isn\'t male or female' },
      { line: 5, message: '"old" isn\'t an age range, such as 25-34 or 65+' },
      { line: 6, message: '"-1" isn\'t an amount. Write it like 1234, 56.1 or 56.1%' },
      { line: 9, message: "18-24 is listed twice" },
      { line: 10, message: 'Unknown dimension "constructor". Use country, gender or age' },
      { line: 11, message: '"constructor" isn\'t male or female' },
    ]);
  });

  test.each(["", "no,such\nfile,x", "\0\0\0", '"', "%PDF-1.7\n\u0001"])("%j is no export", (csv) => {
    const { audience, errors } = parseAudienceCsv(csv);
    expect(audience).toEqual({ countries: {}, genders: {}, ages: {} });
    expect(errors.length).toBeGreaterThan(0);
  });

  test("has at most 2,000 lines and reports at most fifty errors", () => {
    const lines = (n: number) => Array.from({ length: n }, () => "x,y,z");
    expect(parse(...lines(2001)).errors).toEqual([{ line: 2001, message: "A file has up to 2000 lines" }]);
    expect(parse(...lines(2000)).errors).toHaveLength(50);
  });
});
