import type { Failure } from "../../../wasm/host/contract";
import type { CheckRequest } from "../draft";
import { byId } from "../dom";
import { t } from "../language";
import { mostBytes, type Handed } from "../packet/packet";
import { sentence } from "../say";
import { told } from "../told";
import { day } from "../words";
import type { Checker } from "./checker";
import { save } from "./save";
import { count } from "./words";

interface Together {
  request: CheckRequest;
  orders: number;
  free: number;
}

/** Saves a packet of all orders that are not free by themselves, put together as one shipment. What is in it is said. */
export async function handOn(checker: Checker, name: string): Promise<void> {
  const said = byId("together-said");
  said.textContent = t`Working it out.`;
  said.textContent = await made(checker, name).catch((error: unknown) => {
    console.error(error);
    return t`The calculator is not there any more. Read the file again.`;
  });
}

async function made(checker: Checker, name: string): Promise<string> {
  const whole = await checker.ask<Together | Failure>("orders-together", { date: byId<HTMLInputElement>("together-day").value });
  if ("error" in whole) return sentence(told(whole.error, "message"));
  const handed = await checker.ask<Handed | Failure>("packet", whole.request);
  if ("error" in handed) return sentence(told(handed.error, "message"));
  const text = JSON.stringify(handed.packet, null, 2) + "\n", file = new Blob([text], { type: "application/json" });
  if (file.size > mostBytes) return t`The packet of these orders is larger than one may be, and would be refused where it is opened. Split the file.`;
  save(`packet-${name.replace(/\.[^.]*$/, "")}.json`, file);
  return t`Saved: ${count(whole.orders)} orders as one shipment that arrives on ${day(whole.request.date ?? "")}, in ${count(handed.packet.lines.length)} lines. Orders that are free by themselves and not in it: ${count(whole.free)}. Send the file yourself.`;
}
