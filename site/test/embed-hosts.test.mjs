// Hosts that host it themselves, that send bad price lists, that are attacked, or that run
// no script of ours.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { check, element, inHosts, loader, page, soon, verdict } from "./hosts.mjs";

const owed = /^\$10\.10 to pay: \$8\.76 duty and \$1\.34 fees\.$/;
const compare = (more = "") => element(`view="compare" events="error answer" name="Harbor Lane" ${more}`);
const sandbox = "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals";
const inFrame = (site, allowed = sandbox) =>
  `<iframe id="plain" src="${site}embed/v1/check.html#origin=CN&mode=express&shipped-from=CN&date=2026-09-01&hts=6109.10.00.12&color-scheme=dark" sandbox="${allowed}" width="100%" height="900"></iframe>`;

// Asks which way is cheapest for 900 orders a month of the shirt bought for $18.20.
async function ask(frame) {
  await frame.waitForSelector("#product-retailValue");
  await frame.evaluate(() => {
    for (const [id, value] of [["product-retailValue", "48.00"], ["product-customsValue", "18.20"], ["product-weightKg", "0.4"], ["perMonth", "900"]]) document.getElementById(id).value = value;
    document.querySelector("#compare").click();
  });
  return verdict(frame);
}

inHosts(({ site, visit, built, host, name }) => {
  test("the prices of a broker's file count and are marked as theirs", async () => {
    const fees = JSON.stringify({ costs: { lastMile: "4.10" }, routes: [{ id: "express", costs: { dutyClearance: "12.00" } }] });
    const p = await visit({ "/": page(compare('fees="fees.json"'), { head: loader(site.address) }), "/fees.json": fees });
    const frame = await p.calculator();
    await ask(frame);
    await soon(() => frame.evaluate(() => document.querySelector("#express-dutyClearance")?.value === "12.00"));
    assert.equal(await frame.$eval("#express-dutyClearance-why .of", e => e.textContent), "Harbor Lane’s price");
    assert.equal(await frame.$eval("#every-lastMile", e => e.value), "4.10");
    assert.match(await frame.$eval('[data-route="express"] .count', e => e.textContent), /Harbor Lane’s price/);
    await frame.evaluate(() => (document.querySelector('[data-key="bar-express"]').open = true));
    await soon(() => frame.evaluate(() => [...document.querySelectorAll('[data-key="bar-express"] .of.given')].some(e => e.textContent === "Harbor Lane’s price")));
    // What the visitor writes is the visitor's.
    await frame.evaluate(() => {
      const field = document.querySelector("#express-dutyClearance");
      field.value = "15.00";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await soon(() => frame.evaluate(() => document.querySelector("#express-dutyClearance-why .of").textContent === "yours"));
    const answers = await p.told("answer");
    assert.ok(!/12\.00|4\.10|18\.20/.test(JSON.stringify(answers[0].detail.routes.map(({ perOrder, perMonth, ...rest }) => rest))), "prices stay in the frame");
    assert.deepEqual(await p.faults(), []);
  });

  const bad = [
    ["is not JSON", "{costs:", "fees-invalid"],
    ["has five megabytes", `{"costs": {"lastMile": "4.10"}, "x": "${"y".repeat(5_000_000)}"}`, "fees-not-loaded"],
    ["has a name that is no cost", '{"costs": {"<img src=x onerror=alert(1)>": "4.10"}}', "fees-invalid"],
    ["has a route that is none", '{"routes": [{"id": "__proto__", "costs": {}}]}', "fees-invalid"],
    ["has a price that is none", '{"costs": {"lastMile": "4.10 or so"}}', "fees-invalid"],
    ["is a list", "[1]", "fees-invalid"],
    ["is not there", undefined, "fees-not-loaded"],
  ];
  // How a list is fetched and read is the browser's; what may stand in it is ours, and the same in each.
  const tried = name === "chromium" ? bad : bad.filter(([how]) => ["is not JSON", "has five megabytes", "is not there"].includes(how));
  test("a price list with a mistake is not used, and page, console and visitor are told", async t => {
    const p = await visit({ "/": page(compare('fees="0.json"'), { head: loader(site.address) }), ...Object.fromEntries(tried.map(([, fees], i) => [`/${i}.json`, fees])) });
    let frame;
    for (const [i, [how, , code]] of tried.entries()) {
      await p.evaluate(fees => {
        const e = document.querySelector("#one");
        if (e.getAttribute("fees") === fees) return;
        window.told.length = 0;
        e.setAttribute("fees", fees);
      }, `${i}.json`);
      const [{ detail }] = await p.told("error");
      frame = await p.calculator();
      assert.equal(detail.errors[0].code, code, `a list that ${how}`);
      assert.match(detail.errors[0].message, /\w+ \w+/, how);
      assert.ok(detail.errors[0].message.length < 1000, how);
      assert.match(await frame.$eval("#prices .notice", e => e.textContent), /could not be read/, how);
      assert.equal(await frame.$("#prices img"), null);
      assert.deepEqual(await p.faults(), [], how);
    }

    await t.test("without the price list the comparison stands on our estimates", async () => {
      assert.match(await ask(frame), /^Cheapest: /);
      assert.equal(await frame.$(".of.given"), null);
    });
  });

  test("a third page can neither ask a frame nor speak in its name", async () => {
    const evil = await host({ "/": `<!doctype html><script>
      window.heard = [];
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = e => heard.push(e.data);
      addEventListener("message", e => heard.push(e.data));
      window.attack = () => parent.frames[0].postMessage({ section321: 1, events: ["ready", "answer", "error"], inputs: true }, "*", [port2]);
      window.forge = () => parent.postMessage({ section321: 1, event: "answer", detail: { outcome: "exempt" } }, "*");
    </script>` }, { name: "127.0.0.1" });
    const p = await visit(page(`${inFrame(site.address)}<iframe id="evil" src="${evil.address}"></iframe>${element('events="answer"')}`, { head: loader(site.address) }));
    const frame = await p.calculator();
    const third = p.frames().find(f => f.url() === evil.address);
    assert.equal(await p.evaluate(() => window.frames.length), 2, "the element's frame is out of reach of everybody");
    await third.evaluate(() => (window.attack(), window.forge()));
    assert.match(await check(frame), owed);
    assert.deepEqual(await third.evaluate(() => window.heard), []);
    assert.deepEqual(await p.evaluate(() => window.told), [], "what was forged is no event");
    // The page around may ask, once: afterwards it cannot ask for more.
    await p.evaluate(() => {
      window.heard = [];
      const ask = inputs => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = e => e.data.event && window.heard.push(e.data.detail);
        window.frames[0].postMessage({ section321: 1, events: ["answer"], inputs }, "*", [port2]);
      };
      ask(false);
      ask(true);
    });
    await check(frame, "25.00");
    // What was answered before it asked, and then this: $25.00 at 36.5 % is $9.13, with three roundings.
    const heard = await p.until(() => window.heard.length >= 2 && window.heard);
    assert.deepEqual([...new Set(heard.map(d => d.outcome))], ["dutiable"]);
    assert.ok(heard.every(d => d.request === undefined));
  });

  test("a plain frame works without any script in the page, and tells it nothing", async t => {
    const p = await visit(page(inFrame(site.address)), { headers: { "Content-Security-Policy": `default-src 'none'; script-src 'self'; frame-src ${new URL(site.address).origin}` } });
    const frame = await p.calculator();
    await p.evaluate(() => addEventListener("message", e => window.told.push(e.data)));
    assert.match(await check(frame), owed);
    assert.equal(await frame.evaluate(() => document.documentElement.style.colorScheme), "dark");
    assert.deepEqual(await p.evaluate(() => window.told), []);

    await t.test("it answers only a version it speaks", async () => {
      const heard = await p.evaluate(() => new Promise(done => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = e => done(e.data);
        window.frames[0].postMessage({ section321: 99, events: ["answer"] }, "*", [port2]);
        setTimeout(() => done("nothing"), 2000);
      }));
      assert.equal(heard, "nothing");
      await check(frame, "48.00");
      // $7.92 + $6.00 + $3.60 = $17.52, and the fee of $1.34.
      await soon(async () => await verdict(frame) === "$18.86 to pay: $17.52 duty and $1.34 fees.", () => verdict(frame));
    });

    assert.deepEqual(await p.faults(), []);
  });

  test("a frame that was given no origin of its own still answers", async () => {
    const p = await visit(page(inFrame(site.address, "allow-scripts allow-forms")));
    const frame = await p.calculator();
    assert.equal(await frame.evaluate(() => window.origin), "null");
    assert.match(await check(frame), owed);
  });

  test("where no scripts run, the element's own content is there", async () => {
    const p = await visit(page(element(), { head: loader(site.address) }), { headers: { "Content-Security-Policy": "script-src 'none'" } });
    assert.equal(await p.$eval("#one a", e => e.textContent), "Calculator");
    assert.ok(await p.$eval("#one a", e => e.getBoundingClientRect().width > 0));
  });

  // Only where the files are sought is tried by it, which is no matter of the browser.
  if (name === "chromium") test("a copy of the site in a folder of the broker's own works from there, with its files whole", async () => {
    const files = async path => path === "/" ? page(element('events="answer"'), { head: loader("/some/path/") }) : path.startsWith("/some/path/") ? built(path.slice(11)).catch(() => undefined) : undefined;
    const p = await visit(files);
    const frame = await p.calculator();
    assert.match(await check(frame), owed);
    assert.ok((await p.told("answer"))[0].detail.total);
    assert.equal(await frame.$eval("#full", a => new URL(a.href).pathname), "/some/path/index.html");
    assert.deepEqual(p.host.requests.filter(r => r !== "/" && r !== "/host.js" && !r.startsWith("/some/path/") && r !== "/favicon.ico"), []);
    assert.deepEqual(await p.faults(), []);
  });

  test("the builder's lines work in an empty page of another origin, under the policy it names", async () => {
    // Drawn beside the pages that are visited after it, and too low for its previews to be seen, which would load the calculator twice.
    const builder = await visit({ "/": "" }, { apart: true, width: 400, height: 120 });
    await builder.goto(`${site.address}embed.html`, { waitUntil: "load" });
    await builder.waitForFunction(() => document.querySelector("#policy").textContent.trim());
    await builder.select("#color-scheme", "dark");
    await builder.type("#name", 'Fish & "Chips" <b>');
    await builder.evaluate(() => {
      for (const [id, v] of [["origin", "CN"], ["shipped-from", "CN"], ["mode", "express"], ["hts", "6109.10.00.12"], ["date", "2026-09-01"]]) document.getElementById(id).value = v;
      document.querySelector("#events [value=answer]").click();
    });
    const lines = async (into = "html") => {
      await builder.select("#into", into);
      await builder.waitForFunction(into => document.querySelector("#snippet").textContent.includes({ html: "<script", frame: "<iframe" }[into]) && document.querySelector("#snippet").textContent.includes("6109"), {}, into);
      return builder.$eval("#snippet", e => e.textContent);
    };
    const html = await lines(), policy = await builder.$eval("#policy", e => e.textContent.trim().replaceAll("\n", " "));
    assert.match(await builder.$eval("#privacy", e => e.textContent), /not sent to 127\.0\.0\.1.*receives the calculator’s answers, but not what you type/s);
    // WordPress ends a tag at the first ">", even within a value.
    assert.match(html, / name="Fish &amp; &quot;Chips&quot; &lt;b&gt;"/);
    assert.match(html, /integrity="sha384-[^"]+" crossorigin="anonymous"/);
    // The pasted lines with a script of the page's own, which notes what it is told.
    const p = await visit(`<!doctype html><script src="/host.js"></script>${html}`, { headers: { "Content-Security-Policy": `default-src 'none'; ${policy.replace("script-src", "script-src 'self'")}` } });
    const frame = await p.calculator();
    assert.match(await check(frame), owed);
    assert.equal(await frame.$eval(".owner", e => e.textContent), 'Offered by Fish & "Chips" <b>');
    assert.equal((await p.told("answer"))[0].detail.total, "10.10");
    assert.deepEqual(await p.faults(), []);
    const plain = await visit(`<!doctype html><script src="/host.js"></script>${await lines("frame")}`, { headers: { "Content-Security-Policy": `default-src 'none'; ${policy.replace(/script-src [^;]*/, "script-src 'self'")}` } });
    assert.match(await check(await plain.calculator()), owed);
    assert.deepEqual(await plain.faults(), []);
  });
});

inHosts(({ visit, built }) => {
  test("where the frame does not come, the page says so after a while, with a link", async () => {
    const p = await visit({ "/": page(element('events="error"'), { head: loader("/") }), "/embed/v1/embed.js": await built("embed/v1/embed.js").then(String), "/embed/v1/check.html": () => new Promise(() => {}) });
    const [{ detail }] = await p.told("error");
    assert.deepEqual(detail, { verb: "check", errors: [{ code: "frame-not-loaded" }] });
    assert.match(await p.evaluate(() => document.body.innerText), /Harbor Lane Customs/);
    assert.deepEqual(await p.faults(), []);
    const seen = await p.accessibility.snapshot({ interestingOnly: false });
    assert.match(JSON.stringify(seen), /The calculator did not load here\..*Open it in a page of its own\./s);
  });

  test("the loader is small, and the hash beside it is its own", async () => {
    const [moving, pinned, packed, page] = await Promise.all(["embed/v1/embed.js", "embed/1.1.0/embed.js", "embed/v1/embed.js.br", "embed.html"].map(built));
    assert.ok(packed.length <= 5 * 1024, `${packed.length} bytes under brotli`);
    assert.ok(moving.equals(pinned), "this version is the newest of its line");
    assert.ok(page.toString().includes(`sha384-${createHash("sha384").update(pinned).digest("base64").replaceAll("+", "&#43;")}`));
  });
}, ["chromium"]);
