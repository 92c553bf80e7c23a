// Writes a table as a workbook the way spreadsheets do: texts in a list that cells refer to,
// days as numbers with the format of a date, amounts as numbers.

import { crc32, deflateRawSync } from "node:zlib";

const letters = n => (n > 25 ? letters(Math.floor(n / 26) - 1) : "") + String.fromCharCode(65 + n % 26);
const escaped = text => text.replace(/[&<>]/g, c => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c]);

/** The bytes of a workbook with one sheet. Rows are lists of texts, the first one with the names. */
export function workbook(rows) {
  const texts = new Map();
  const cell = (text, at, row) => {
    const place = `r="${letters(at)}${row}"`;
    if (!text) return "";
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return `<c ${place} s="1"><v>${Date.parse(text) / 86_400_000 + 25_569}</v></c>`;
    if (/^(0|[1-9]\d{0,9})(\.\d+)?$/.test(text)) return `<c ${place}><v>${text}</v></c>`;
    if (!texts.has(text)) texts.set(text, texts.size);
    return `<c ${place} t="s"><v>${texts.get(text)}</v></c>`;
  };
  const sheet = rows.map((cells, i) => `<row r="${i + 1}" spans="1:${cells.length}" x14ac:dyDescent="0.25">${cells.map((c, at) => cell(c, at, i + 1)).join("")}</row>`);
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const links = all => `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.map(([id, kind, to]) => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${to}"/>`).join("")}</Relationships>`;
  return archive([
    ["[Content_Types].xml", `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`],
    ["_rels/.rels", links([["rId1", "officeDocument", "xl/workbook.xml"]])],
    ["xl/workbook.xml", `${head}<workbook ${main} xmlns:r="${office}"><sheets><sheet name="Orders" sheetId="1" r:id="rId1"/></sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", links([["rId1", "worksheet", "worksheets/sheet1.xml"], ["rId2", "styles", "styles.xml"], ["rId3", "sharedStrings", "sharedStrings.xml"]])],
    ["xl/styles.xml", `${head}<styleSheet ${main}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`],
    ["xl/worksheets/sheet1.xml", `${head}<worksheet ${main}><dimension ref="A1:${letters(rows[0].length - 1)}${rows.length}"/><sheetData>${sheet.join("")}</sheetData></worksheet>`],
    ["xl/sharedStrings.xml", `${head}<sst ${main} uniqueCount="${texts.size}">${[...texts.keys()].map(t => `<si><t>${escaped(t)}</t></si>`).join("")}</sst>`],
  ]);
}

/** The bytes of a ZIP archive of named texts. */
export function archive(files) {
  const parts = [], list = [];
  let at = 0;
  for (const [name, text] of files) {
    const bytes = Buffer.from(text), packed = deflateRawSync(bytes), called = Buffer.from(name);
    const facts = Buffer.alloc(26);
    [[0, 20], [2, 0x800], [4, 8], [22, called.length]].forEach(([place, n]) => facts.writeUInt16LE(n, place));
    [[10, crc32(bytes)], [14, packed.length], [18, bytes.length]].forEach(([place, n]) => facts.writeUInt32LE(n, place));
    const entry = Buffer.alloc(46);
    entry.write("PK\x01\x02", "latin1");
    entry.writeUInt16LE(20, 4);
    facts.copy(entry, 6);
    entry.writeUInt32LE(at, 42);
    list.push(entry, called);
    parts.push(Buffer.from("PK\x03\x04", "latin1"), facts, called, packed);
    at += 30 + called.length + packed.length;
  }
  const close = Buffer.alloc(22);
  close.write("PK\x05\x06", "latin1");
  [[8, files.length], [10, files.length]].forEach(([place, n]) => close.writeUInt16LE(n, place));
  close.writeUInt32LE(list.reduce((sum, b) => sum + b.length, 0), 12);
  close.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...list, close]);
}
