#!/usr/bin/env python3
"""Writes the workbooks the tests read, the same orders as different programs write them.

excel.xlsx       as Excel: a sheet with words first, a title over merged cells, shared and rich texts,
                 formulas with results, dates as numbers, a hidden sheet
google.xlsx      as Google Sheets exports: a style on every cell, empty cells to the right, no places of rows
openpyxl.xlsx    as programs write that stream: texts in the cells, days from 1904
libreoffice.xlsx is LibreOffice's own: orders.csv converted by
                 soffice --convert-to xlsx --infilter=CSV:44,34,76,1,2/5/6/2/7/2,1033,false,true orders.csv
old.xls and open.ods are the same, converted once more. They are not read, and said to be what they are.

Run it in this folder. The bytes are the same each time.
"""

import csv
import datetime
import zipfile
from xml.sax.saxutils import escape

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
ROWS = list(csv.reader(open("orders.csv", encoding="utf-8")))


def links(*all):
    body = "".join(f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{to}"/>' for i, kind, to in all)
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{body}</Relationships>'


def workbook(name, sheets, styles, shared=None, properties=""):
    """sheets are (name, state, xml)."""
    parts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": links(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'{HEAD}<workbook {MAIN} xmlns:r="{OFFICE}">{properties}<sheets>' + "".join(
            f'<sheet name="{escape(n)}" sheetId="{i}"{state} r:id="rId{i}"/>' for i, (n, state, _) in enumerate(sheets, 1)) + "</sheets></workbook>",
    }
    to = [(f"rId{i}", "worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(sheets) + 1)] + [("rId90", "styles", "styles.xml")]
    if shared is not None:
        to.append(("rId91", "sharedStrings", "sharedStrings.xml"))
        parts["xl/sharedStrings.xml"] = f'{HEAD}<sst {MAIN} count="{len(shared)}" uniqueCount="{len(shared)}">{"".join(shared)}</sst>'
    parts["xl/_rels/workbook.xml.rels"] = links(*to)
    parts["xl/styles.xml"] = f"{HEAD}<styleSheet {MAIN}>{styles}</styleSheet>"
    for i, (_, _, xml) in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{i}.xml"] = HEAD + xml
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as z:
        for part, text in parts.items():
            info = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, text)


def letter(i):
    return chr(ord("A") + i)


def serial(text, epoch):
    """A day, and perhaps its time, in days since an epoch."""
    when = datetime.datetime.fromisoformat(text)
    days = (when - epoch).total_seconds() / 86400
    return repr(days) if days % 1 else str(int(days))


def kind(name):
    return {"Date": "day", "Quantity": "number", "Price": "money", "ZIP": "zip"}.get(name, "text")


def excel():
    shared, places = [], {}

    def text(t, xml=None):
        if t not in places:
            places[t] = len(shared)
            shared.append(xml or f'<si><t xml:space="preserve">{escape(t)}</t></si>')
        return places[t]

    def cell(i, n, t, k):
        at = f'r="{letter(i)}{n}"'
        if t == "":
            return ""
        if k == "day":
            return f'<c {at} s="1"><v>{serial(t, datetime.datetime(1899, 12, 30))}</v></c>'
        if k == "money":  # a formula, added up as computers do
            return f'<c {at} s="2"><f>{t}+0.1-0.1</f><v>{float(t) + 0.1 - 0.1!r}</v></c>'
        if k == "zip":
            return f'<c {at} s="3"><v>{int(t)}</v></c>'
        if k == "number":
            return f'<c {at}><v>{t}</v></c>'
        rich = f"<si><r><rPr><b/></rPr><t>{escape(t[:2])}</t></r><r><t>{escape(t[2:])}</t></r></si>" if i == 3 and n > 4 else None
        return f'<c {at} t="s"><v>{text(t, rich)}</v></c>'

    head = ROWS[0]
    lines = [f'<row r="1" spans="1:{len(head)}"><c r="A1" t="s"><v>{text("Orders of the spring")}</v></c></row>']
    for n, r in enumerate(ROWS, 4):
        lines.append(f'<row r="{n}" spans="1:{len(head)}">' + "".join(cell(i, n, t, kind(head[i]) if n > 4 else "text") for i, t in enumerate(r)) + "</row>")
    orders = f'<worksheet {MAIN}><dimension ref="A1:XFD1048576"/><sheetData>{"".join(lines)}</sheetData><mergeCells count="1"><mergeCell ref="A1:D1"/></mergeCells></worksheet>'
    words = f'<worksheet {MAIN}><sheetData><row r="1"><c r="A1" t="s"><v>{text("How to read this workbook")}</v></c></row></sheetData></worksheet>'
    old = f'<worksheet {MAIN}><sheetData/></worksheet>'
    styles = ('<numFmts count="1"><numFmt numFmtId="164" formatCode="00000"/></numFmts>'
              '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="44"/><xf numFmtId="164"/></cellXfs>')
    workbook("excel.xlsx", [("Read me", "", words), ("Orders & more", "", orders), ("Last year", ' state="hidden"', old)], styles, shared)


def google():
    shared, places = [], {}
    rows = []
    for n, r in enumerate(ROWS, 1):
        cells = ""
        for i in range(len(r) + 4):
            t = r[i] if i < len(r) else ""
            k = kind(ROWS[0][i]) if i < len(r) and n > 1 else "text"
            at = f'r="{letter(i)}{n}"'
            if t == "":
                cells += f'<c {at} s="2"/>'
            elif k == "day":
                cells += f'<c {at} s="1"><v>{serial(t, datetime.datetime(1899, 12, 30))}</v></c>'
            elif k in ("number", "money"):
                cells += f'<c {at} s="2"><v>{t}</v></c>'
            else:
                if t not in places:
                    places[t] = len(shared)
                    shared.append(f"<si><t>{escape(t)}</t></si>")
                cells += f'<c {at} s="2" t="s"><v>{places[t]}</v></c>'
        rows.append(f"<row r=\"{n}\">{cells}</row>")
    xml = f'<worksheet {MAIN}><sheetFormatPr customHeight="1" defaultColWidth="12.63"/><sheetData>{"".join(rows)}</sheetData><drawing r:id="rId1" xmlns:r="{OFFICE}"/></worksheet>'
    styles = ('<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>'
              '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="0"/></cellXfs>')
    workbook("google.xlsx", [("Sheet1", ' state="visible"', xml)], styles, shared)


def openpyxl():
    rows = ""
    for n, r in enumerate(ROWS, 1):
        rows += f'<row r="{n}">'
        for i, t in enumerate(r):
            k = kind(ROWS[0][i]) if n > 1 else "text"
            at = f'r="{letter(i)}{n}"'
            if t == "":
                continue
            if k == "day":
                rows += f'<c {at} s="1" t="n"><v>{serial(t, datetime.datetime(1904, 1, 1))}</v></c>'
            elif k in ("number", "money"):
                rows += f'<c {at} t="n"><v>{t}</v></c>'
            else:
                rows += f'<c {at} t="inlineStr"><is><t>{escape(t)}</t></is></c>'
        rows += "</row>"
    styles = '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    workbook("openpyxl.xlsx", [("Orders", "", f'<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>')], styles, properties='<workbookPr date1904="1"/>')


excel()
google()
openpyxl()
