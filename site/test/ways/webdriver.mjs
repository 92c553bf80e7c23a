// WebKitGTK, which speaks the W3C's WebDriver and nothing else: its driver, a screen that nobody
// sees, and those few commands that a page of ./browsers.mjs needs.

import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";

const keys = { Tab: "\uE004", Enter: "\uE007", Escape: "\uE00C", Delete: "\uE017", ArrowLeft: "\uE012", ArrowUp: "\uE013", ArrowRight: "\uE014", ArrowDown: "\uE015" };

/** Starts the browser at home in a folder, where it also saves what it downloads, and returns its one page. */
export async function launch(folder) {
  // Its bar of buttons is wider than the narrowest telephone, and no window is narrower than its bar.
  await mkdir(join(folder, "gtk-3.0"), { recursive: true });
  await writeFile(join(folder, "gtk-3.0/gtk.css"), "* { min-width: 0; padding: 0; margin: 0; border: 0; font-size: 1px }");
  // The page scrolls smoothly for those who like motion, and a click does not wait for that.
  await writeFile(join(folder, "gtk-3.0/settings.ini"), "[Settings]\ngtk-enable-animations=false\n");

  const started = [];
  const start = (...words) => {
    const child = spawn(...words);
    started.unshift(child);
    return child;
  };
  const end = () => started.splice(0).forEach(p => p.kill());
  // Nobody else ends them when the tests are stopped from outside.
  process.once("exit", end).once("SIGTERM", () => process.exit(143)).once("SIGINT", () => process.exit(130));
  try {
    const display = await told(start("Xvfb", ["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"], { stdio: ["ignore", "pipe", "ignore"] }));
    const port = await freePort();
    const driver = start("WebKitWebDriver", [`--port=${port}`], {
      env: { ...process.env, DISPLAY: `:${display}`, GDK_BACKEND: "x11", LANG: "en_US.UTF-8", HOME: folder, XDG_CONFIG_HOME: folder }, stdio: "ignore",
    });
    const { send, close } = await Promise.race([session(`http://127.0.0.1:${port}`), ended(driver)]);
    return page(send, () => close().finally(end));
  } catch (error) {
    end();
    throw error;
  }
}

// What a process says first.
function told(child) {
  return Promise.race([ended(child), new Promise(resolve => child.stdout.once("data", text => resolve(String(text).trim())))]);
}

// Fails when a process ends, or never began.
function ended(child) {
  return new Promise((_, reject) => {
    child.once("error", reject).once("exit", code => reject(new Error(`${child.spawnfile} ended with ${code}`)));
  });
}

// The driver does not tell which port it took, so it is given one.
function freePort() {
  return new Promise(resolve => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function session(driver) {
  const call = async (method, path, body) => {
    const response = await fetch(driver + path, { method, ...(body && { body: JSON.stringify(body) }) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  for (const began = Date.now(); ;) {
    const up = await call("GET", "/status").catch(error => {
      if (Date.now() - began > 30_000) throw error;
    });
    if (up) break;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  const { sessionId } = await call("POST", "/session", { capabilities: {} });
  return {
    send: (method, path, body) => call(method, `/session/${sessionId}${path}`, body),
    close: () => call("DELETE", `/session/${sessionId}`),
  };
}

function page(send, close) {
  const element = async selector => Object.values(await send("POST", "/element", { using: "css selector", value: selector }))[0];
  const type = text => send("POST", "/actions", { actions: [{ type: "key", id: "keyboard",
    actions: [...text].flatMap(value => [{ type: "keyDown", value }, { type: "keyUp", value }]) }] });
  const evaluate = (work, ...args) => send("POST", "/execute/sync", { script: `return (${work})(...arguments)`, args: args.map(a => a ?? null) });
  return {
    goto: url => send("POST", "/url", { url }),
    evaluate,
    /** Runs `work` in the page of a frame, which `find` finds in the page around it. */
    async inside(find, work, ...args) {
      await send("POST", "/frame", { id: await evaluate(find) });
      try {
        return await evaluate(work, ...args);
      } finally {
        await send("POST", "/frame", { id: null });
      }
    },
    click: async selector => send("POST", `/element/${await element(selector)}/click`, {}),
    type,
    press: key => type(keys[key]),
    upload: async (selector, path) => send("POST", `/element/${await element(selector)}/value`, { text: path }),
    resize: (width, height) => send("POST", "/window/rect", { width, height }),
    screenshot: async path => writeFile(path, Buffer.from(await send("GET", "/screenshot"), "base64")),
    close,
  };
}
