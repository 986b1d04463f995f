// Reads a JSON list of timelines from standard input, has the real TimelineJS read each of them as
// it does in a page, and writes what it understood. Nothing is drawn: jsdom has no layout.
import { readFileSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { JSDOM } from "jsdom";

const timelinejs = new URL(
  "node_modules/@knight-lab/timelinejs/dist/js/timeline.js",
  import.meta.url,
);
const { window } = new JSDOM('<div id="timeline"></div>', {
  runScripts: "outside-only",
});
window.eval(readFileSync(timelinejs, "utf8"));
window.TL.Timeline.prototype._onDataLoaded = () => {};

const day = (date) => {
  const { date_obj } = date.data;
  const parts = [
    date_obj.getFullYear(),
    date_obj.getMonth() + 1,
    date_obj.getDate(),
  ];
  return parts.map((part, i) => String(part).padStart(i ? 2 : 4, "0")).join("-");
};

const html = (markup) => {
  const element = window.document.createElement("div");
  element.innerHTML = markup;
  const within = [...element.querySelectorAll("*")];
  return {
    text: element.textContent,
    elements: within.map((one) => one.localName),
    attributes: within.flatMap((one) => one.getAttributeNames()),
    links: within.flatMap((one) => one.getAttribute("href") ?? []),
  };
};

const slide = (one) => ({
  id: one.unique_id,
  start: one.start_date && day(one.start_date),
  end: one.end_date && day(one.end_date),
  shown: one.display_date,
  group: one.group,
  headline: html(one.text.headline),
  text: html(one.text.text),
});

const understood = async (data) => {
  const timeline = new window.TL.Timeline("timeline", data, { font: null });
  while (!timeline.config) await setImmediate();
  const { config } = timeline;
  return {
    errors: config.getErrors().map(String),
    title: slide(config.title),
    events: config.events.map(slide),
    eras: config.eras.map((era) => ({
      start: day(era.start_date),
      end: era.end_date && day(era.end_date),
      headline: html(era.headline),
    })),
  };
};

const found = [];
for (const data of JSON.parse(readFileSync(0, "utf8"))) {
  found.push(await understood(data));
}
process.stdout.write(JSON.stringify(found));
