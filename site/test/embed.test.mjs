import assert from "node:assert/strict";
import { test } from "node:test";
import { check, element, inHosts, loader, page, soon, verdict } from "./hosts.mjs";

// A broker's policy that lets in the loader and its frames and nothing else.
const strict = site => ({ "Content-Security-Policy": `default-src 'none'; script-src 'self' ${site}embed/v1/embed.js; frame-src ${new URL(site).origin}; connect-src 'self'; base-uri 'none'; form-action 'none'` });

// $24.00: 16.5 % + 12.5 % + 7.5 % = 36.5 %, which is $8.76, and the fee of $1.34.
const owed = /^\$10\.10 to pay: \$8\.76 duty and \$1\.34 fees\.$/;

const isolated = { "Cross-Origin-Embedder-Policy": "require-corp", "Cross-Origin-Opener-Policy": "same-origin" };

// To load a frame with its engine takes most of the time of these tests, so those that ask the same page are parts of one.
inHosts(({ site, visit, name }) => {
  test("a page with a strict policy that is isolated from other origins", async t => {
    const p = await visit(page(element(`events="ready answer error" name="Harbor Lane" contact="mailto:desk@example.com" fees='{"costs": {"dutyClearance": "12.00", "disbursement": "2"}}'`), { head: loader(site.address) }),
      { headers: { ...strict(site.address), ...isolated } });
    const frame = await p.calculator();
    assert.equal(await p.evaluate(() => crossOriginIsolated), true);

    await t.test("why there is no answer is told by field, not by what stands in it", async () => {
      await frame.evaluate(() => document.querySelector("#check").click());
      const [{ detail }] = await p.told("error");
      assert.deepEqual(detail, { verb: "check", errors: [{ code: "missing", field: "items[0].retailValue" }] });
      await frame.evaluate(() => {
        document.querySelector("#item-0-retailValue").value = "twenty-four";
        document.querySelector("#check").click();
      });
      const said = (await p.told("error", 2)).at(-1).detail;
      assert.deepEqual(said, { verb: "check", errors: [{ code: "invalid-amount", field: "items[0].retailValue" }] });
    });

    await t.test("it shows the calculator and is told the answer, not what was typed", async () => {
      await frame.evaluate(() => (document.querySelector("#item-0-description").value = "secret-goods"));
      assert.match(await check(frame), owed);
      // 2 % of $10.10 are $0.20, and with $12.00 and what customs takes $22.30.
      assert.match((await frame.$eval(".own", e => e.innerText)).replace(/\s+/g, " "), /^Fee of Harbor Lane Clearance \$12\.00 Advancing duty and fees, 2 % of \$10\.10 \$0\.20 With what customs takes \$22\.30$/);
      assert.match(await frame.$eval("#flags a", e => e.href), /\/index\.html#check=/, "where antidumping orders are looked for");
      const [ready] = await p.told("ready"), [answer] = await p.told("answer");
      assert.deepEqual({ view: ready.detail.view, language: ready.detail.language }, { view: "check", language: "en" });
      assert.equal(answer.from, "one");
      assert.equal(answer.detail.outcome, "dutiable");
      assert.equal(answer.detail.total, "10.10");
      for (const typed of ["secret-goods", "24.00", "6109", "CN", "express", "2026-09-01", "request", "lines"]) {
        assert.ok(!JSON.stringify(answer.detail).includes(typed), `${typed} stays in the frame`);
      }
      assert.equal(await frame.$eval("#told", e => e.textContent), "The page around this gets the answer, not what you type.");
      assert.deepEqual(p.wrong, [], "neither page nor frame complains");
    });

    await t.test("how it looks changes without losing what was typed", async () => {
      assert.deepEqual(await frame.$eval(".owner a", a => [a.textContent, a.getAttribute("href"), a.rel]), ["Ask Harbor Lane about this", "mailto:desk@example.com", "noopener noreferrer"]);
      const color = () => frame.evaluate(() => getComputedStyle(document.querySelector("#check")).backgroundColor);
      const paper = () => frame.evaluate(() => getComputedStyle(document.body).backgroundColor);
      await p.evaluate(() => {
        const e = document.querySelector("#one");
        e.setAttribute("color-scheme", "light");
        e.setAttribute("accent", "#7a1fa2");
        e.setAttribute("name", "Other Customs");
      });
      await soon(async () => await color() === "rgb(122, 31, 162)");
      const day = await paper();
      await p.$eval("#one", e => e.setAttribute("color-scheme", "dark"));
      await soon(async () => await paper() !== day);
      assert.notEqual(await color(), "rgb(122, 31, 162)", "it could not be read on dark");
      assert.equal(await frame.$eval("#item-0-retailValue", e => e.value), "24.00");
      assert.match(await frame.$eval(".owner", e => e.textContent), /Other Customs/);
    });

    assert.deepEqual(await p.faults(), []);
  });

  test("a page as narrow as a telephone that asks for nothing", async t => {
    const p = await visit(page(element(), { head: loader(site.address) }), { width: 400 });
    const frame = await p.calculator();
    const fits = () => soon(async () => {
      const [outside, inside] = [await p.$eval("#one", e => e.getBoundingClientRect().height), await frame.evaluate(() => document.body.getBoundingClientRect().height)];
      return Math.abs(outside - inside) <= 1 && outside;
    }, () => "the heights differ");

    await t.test("the Tab key goes into it and out again", async () => {
      await p.focus("#before");
      await p.keyboard.press("Tab");
      await soon(() => p.evaluate(() => document.activeElement?.id === "one"));
      for (let i = 0; i < 60 && await p.evaluate(() => document.activeElement?.id) === "one"; i++) await p.keyboard.press("Tab");
      assert.equal(await p.evaluate(() => document.activeElement?.id), "below");
    });

    const first = await fits();
    await t.test("the visitor is taken to the answer, which may stand far below the form", async () => {
      await p.evaluate(() => scrollTo(0, 0));
      // Not by the mouse: a frame that still finds its height moves away below it.
      await frame.focus("#item-0-retailValue");
      await p.keyboard.type("24");
      assert.equal(await frame.$eval("#item-0-retailValue", e => e.value), "24");
      await p.keyboard.press("Enter");
      await frame.waitForSelector("#verdict");
      await soon(async () => {
        const top = await p.$eval("#one", e => e.getBoundingClientRect().top) + await frame.$eval("#verdict", e => e.getBoundingClientRect().top);
        return top > -50 && top < 750;
      }, () => "the verdict is out of sight");
    });

    await t.test("the height follows what the frame holds", async () => {
      await verdict(frame);
      const answered = await fits();
      assert.ok(answered > first, "an answer needs room");
      await frame.evaluate(() => document.querySelector("#answer").remove());
      assert.ok(await fits() < answered, "and gives it back");
      assert.ok(await frame.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing stands out at the side");
    });

    await t.test("it is told nothing", async () => assert.deepEqual(await p.evaluate(() => window.told), []));
  });

  test("a page in a language that we do not speak, and its style", async t => {
    const style = "* { all: unset !important; box-sizing: content-box !important } iframe { display: none !important; width: 0 !important } section-321-calculator > * { display: none }";
    const p = await visit(page(`<div>${element()}</div>`, { lang: "ar", dir: "rtl", head: `<style>${style}</style>${loader(site.address)}` }));
    const frame = await p.calculator();

    await t.test("neither its style for everything nor its style for frames reaches the calculator", async () => {
      assert.match(await check(frame), owed);
      assert.ok(await frame.evaluate(() => innerWidth > 800 && innerHeight > 500), "it has its room");
    });

    await t.test("where it runs from right to left, the calculator is in the browser's language", async () => {
      await p.$eval("style", e => e.remove());
      await p.setViewport({ width: 400, height: 800 });
      await soon(() => frame.evaluate(() => innerWidth <= 400));
      assert.equal(await frame.evaluate(() => document.documentElement.lang), "en");
      assert.ok(await frame.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      assert.ok(await p.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    });
  });

  // Which of them it is, is a matter of text. A page whose language the calculator lacks is visited in every browser above.
  if (name === "chromium") test("it speaks the language of the page, or the one it is told", async () => {
    const p = await visit(page(element() + element('language="zh"', "two"), { lang: "fr-CA", head: loader(site.address) }));
    await p.$eval("#two", e => e.scrollIntoView());
    const folders = (await p.calculators(2)).map(f => /embed\/v1\/(.*)check\.html/.exec(f.url())[1]);
    assert.deepEqual(folders.sort(), ["fr/", "zh/"]);
  });

  test("several on a page that nobody visited before", async t => {
    // That a browser fetches something once is shown by two.
    const ids = name === "chromium" ? ["one", "b", "c", "d", "e"] : ["one", "b"];
    const [first, ...further] = ids.map(id => element('events="answer"', id)), apart = '<div style="height: 6000px"></div>';
    let send;
    const late = new Promise(resolve => (send = resolve));
    const visited = visit({ "/": page([`${first}<img src="/slow.png" alt="">`, ...further].join(apart), { head: loader(site.address) }), "/slow.png": async () => (await late, "") }, { apart: true });
    site.requests.length = 0;
    let p;

    await t.test("each loads after the page has, and only when it is about to be seen", async () => {
      await soon(() => site.requests.some(r => r.includes("embed.js")));
      await new Promise(resolve => setTimeout(resolve, 500));
      assert.ok(!site.requests.some(r => r.includes("check.html")), "the page's own picture comes first");
      send();
      p = await visited;
      await p.calculator();
      await soon(() => site.requests.some(r => r.includes(".wasm")));
      assert.equal(site.requests.filter(r => r.includes("check.html")).length, 1, "the other one is far below");
    });

    await t.test("they answer, and share one engine's way over the net", async () => {
      for (const [i, id] of ids.entries()) {
        await p.$eval(`#${id}`, e => e.scrollIntoView());
        assert.match(await check(await p.calculator(i)), owed);
      }
      const answers = await p.told("answer", ids.length);
      assert.deepEqual([...new Set(answers.map(t => t.from))].sort(), ids.toSorted());
      assert.equal(site.requests.filter(r => /\/engine-.*\.wasm/.test(r)).length, 1);
    });

    await t.test("they keep nothing in the browser", async () => {
      assert.deepEqual(await (await p.calculator()).evaluate(async () => [localStorage.length, sessionStorage.length, document.cookie,
        (await indexedDB.databases()).length, (await navigator.serviceWorker?.getRegistrations() ?? []).length]), [0, 0, "", 0, 0]);
      assert.deepEqual(await p.evaluate(() => [localStorage.length, document.cookie]), [0, ""]);
    });
  });

  test("an element that changes while the page lives", async t => {
    const p = await visit(page(`${element('events="answer" inputs')}<div id="elsewhere"></div>`, { head: loader(site.address) }));

    await t.test("what was typed is told only to a page that asks for it, and then the visitor is told so", async () => {
      const frame = await p.calculator();
      assert.match(await check(frame), owed);
      const [{ detail }] = await p.told("answer");
      assert.equal(detail.request.items[0].retailValue, "24.00");
      assert.deepEqual(detail.lines.slice(0, 1).map(l => l.amount), ["3.96"], "16.5 % of $24.00");
      assert.equal(await frame.$eval("#told", e => e.textContent), "The page around this gets the answer and what you type.");
    });

    await t.test("it can be taken away, put back, moved and changed", async () => {
      await p.evaluate(() => {
        window.kept = document.querySelector("#one");
        window.kept.remove();
      });
      await soon(() => p.frames().length === 1);
      await p.evaluate(() => {
        window.told.length = 0;
        window.kept.removeAttribute("inputs");
        document.querySelector("#elsewhere").append(window.kept);
      });
      assert.match(await check(await p.calculator()), owed);
      assert.deepEqual((await p.told("answer")).map(({ detail }) => [detail.total, detail.request]), [["10.10", undefined]], "it asks for what was typed no more");
      await p.evaluate(() => window.kept.setAttribute("view", "compare"));
      await soon(async () => /compare\.html/.test((await p.calculators())[0].url()));
      await p.evaluate(() => {
        window.kept.remove();
        document.body.prepend(window.kept);
        window.kept.setAttribute("view", "check");
        document.body.append(window.kept);
      });
      assert.match(await check(await p.calculator()), owed);
    });

    assert.deepEqual(await p.faults(), []);
  });

  test("what cannot be used is left out and said in the console", async () => {
    const p = await visit(page(`<section-321-calculator id="one" vew="check" view="chek" language="xx" accent="url(https://evil.example)" radius="900" font='x"; } * { display: none' origin="Chin" mode="ship" hts="abc" date="2026-02-31x" name="Eve" contact="javascript:alert(1)" events="everything"></section-321-calculator>`, { head: loader(site.address) }));
    const frame = await p.calculator();
    assert.deepEqual(await frame.evaluate(() => ["#item-0-origin", "#mode", "#item-0-hts"].map(s => document.querySelector(s).value)), ["", "", ""]);
    assert.equal(await frame.evaluate(() => document.documentElement.style.length), 0);
    assert.ok(await frame.$eval("#form", e => e.offsetHeight > 300));
    if (name === "chromium") {
      for (const word of ["vew", "view", "language", "accent", "radius", "font", "origin", "mode", "hts", "date", "everything"]) {
        await soon(() => p.said.some(s => s.startsWith("section-321-calculator:") && s.includes(word)), () => `${word} is not among\n${p.said.join("\n")}`);
      }
    }
    await frame.evaluate(() => {
      for (const [s, v] of [["#item-0-origin", "CN"], ["#mode", "express"], ["#from", "CN"]]) document.querySelector(s).value = v;
    });
    await check(frame);
    assert.equal(await frame.$eval(".owner", e => e.textContent), "Offered by Eve");
    assert.equal(await frame.$(".owner a"), null);
    assert.deepEqual(await p.faults(), []);
  });
});
