// Writes the names that the Common Locale Data Repository, which Node carries, has for
// countries in Chinese and Japanese beside those of i18n-iso-countries, which has none in
// Traditional Chinese.
//
//	node tools/countries/cldr.mjs PACKAGE > tools/countries/cldr.csv

import { readdirSync, readFileSync } from "node:fs";

const languages = ["zh-Hant", "zh-Hant-HK", "zh-Hans", "ja"];
const folder = process.argv[2];
const read = name => JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));
const codes = read("codes.json").map(c => c[0]).sort();
const main = new Set("en de fr es it pt nl pl sv da nb fi cs sk hu ro bg el tr ru uk ja zh ko ar he vi th id".split(" "));
const taken = new Set(readdirSync(`${folder}/langs`).filter(f => main.has(f.slice(0, -5))).flatMap(f => Object.values(read(`langs/${f}`).countries)).flat().map(n => n.toLowerCase()));

const names = new Map(codes.map(c => [c, []]));
for (const language of languages) {
  for (const style of ["long", "short"]) {
    const of = new Intl.DisplayNames(language, { type: "region", style, fallback: "none" });
    for (const code of codes) {
      const name = of.of(code);
      if (!name || taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      names.get(code).push(name);
    }
  }
}
console.log("code,names");
for (const [code, all] of names) if (all.length) console.log(`${code},${/[",]/.test(all.join("|")) ? `"${all.join("|").replaceAll('"', '""')}"` : all.join("|")}`);
