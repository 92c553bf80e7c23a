// A page at an address of its own.

import type { Preset } from "../embed/owner";
import { fragment } from "../link";

export const framed: boolean = false;

export const home = (): string => "";
export const here = (): string => location.href;
export const seen = (): Promise<void> => Promise.resolve();
export const preset = (): Preset => ({});

export function begin(): void {}
export const prices = (): boolean => false;
export const own = (): null => null;
export function answered(): void {}
export function failed(): void {}

export function keep(verb: string, request: object): void {
  history.replaceState(null, "", fragment(verb, request));
}

export function follow(open: () => void): void {
  addEventListener("hashchange", () => open());
}

export function go(link: string): void {
  history.pushState(null, "", link);
}

export function orders(): Promise<typeof import("../flags/dumping")> {
  return import("../flags/dumping");
}
