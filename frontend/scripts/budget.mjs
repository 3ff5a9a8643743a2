// Fails when what the browser must fetch before the first screen weighs more than the budget.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const budgetKB = 250;
const dist = new URL("../dist/", import.meta.url);
const html = readFileSync(new URL("index.html", dist), "utf8");
const start = readdirSync(new URL("assets/", dist)).filter((file) => /^start-.*\.js$/.test(file));
const waiting = [...html.matchAll(/(?:src|href)="\.?\/?assets\/([^"]+)"/g)].map(
  (match) => match[1],
);
waiting.push(...start);

// Everything the page and its first screen import before they can show anything.
const assets = new Set();
let bytes = gzipSync(html, { level: 9 }).length;
while (waiting.length > 0) {
  const asset = waiting.pop();
  if (assets.has(asset)) continue;
  assets.add(asset);
  const content = readFileSync(new URL(`assets/${asset}`, dist));
  bytes += gzipSync(content, { level: 9 }).length;
  const imports = content.toString().matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g);
  waiting.push(...[...imports].map((match) => match[1]));
}
const weight = `first load: ${(bytes / 1000).toFixed(1)} kB gzip in ${assets.size + 1} files`;
if (assets.size === 0 || bytes > budgetKB * 1000) {
  console.error(`${weight}; the budget is ${budgetKB} kB`);
  process.exit(1);
}
console.log(`${weight}, within ${budgetKB} kB`);
