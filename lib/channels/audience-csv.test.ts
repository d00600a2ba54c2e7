import { describe, expect, test } from "vitest";
import { parseAudienceCsv } from "@/lib/channels/audience-csv";

const HEADER = "dimension,value,amount";
const parse = (...lines: string[]) => parseAudienceCsv([HEADER, ...lines].join("\n"));

describe("an audience export", () => {
  test("is understood in the documented columns", () => {
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

  test("leaves out what it calls unknown", () => {
    expect(parse("gender,male,1", "gender,unknown,9").audience.genders).toEqual({ male: 1 });
  });

  test("says by line what it does not understand", () => {
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
      { line: 2, message: '"XX" is not a country of ISO 3166-1, such as DE' },
      { line: 3, message: 'Unknown dimension "city": it is country, gender or age' },
      { line: 4, message: '"other" is not male or female' },
      { line: 5, message: '"old" is not years such as 25-34 or 65+' },
      { line: 6, message: '"-1" is no amount, such as 1234, 56.1 or 56.1%' },
      { line: 9, message: "18-24 stands there twice" },
      { line: 10, message: 'Unknown dimension "constructor": it is country, gender or age' },
      { line: 11, message: '"constructor" is not male or female' },
    ]);
  });

  test.each(["", "no,such\nfile,x", "\0\0\0", '"', "%PDF-1.7\n\u0001"])("%j is no export", (csv) => {
    const { audience, errors } = parseAudienceCsv(csv);
    expect(audience).toEqual({ countries: {}, genders: {}, ages: {} });
    expect(errors.length).toBeGreaterThan(0);
  });

  test("has at most 2,000 lines, and tells fifty errors at most", () => {
    const lines = (n: number) => Array.from({ length: n }, () => "x,y,z");
    expect(parse(...lines(2001)).errors).toEqual([{ line: 2001, message: "At most 2000 lines" }]);
    expect(parse(...lines(2000)).errors).toHaveLength(50);
  });
});
