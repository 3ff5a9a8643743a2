// Fails when what the browser must fetch before the first screen weighs more than the budget.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const budgetKB = 250;
const dist = new URL("../dist/", import.meta.url);
const html = readFileSync(new URL("index.html", dist), "utf8");
const assets = [...html.matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+)"/g)].map((match) => match[1]);

let bytes = gzipSync(html, { level: 9 }).length;
for (const asset of assets) {
  bytes += gzipSync(readFileSync(new URL(asset, dist)), { level: 9 }).length;
}
const weight = `first load: ${(bytes / 1000).toFixed(1)} kB gzip in ${assets.length + 1} files`;
if (assets.length === 0 || bytes > budgetKB * 1000) {
  console.error(`${weight}; the budget is ${budgetKB} kB`);
  process.exit(1);
}
console.log(`${weight}, within ${budgetKB} kB`);
