import { readFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, inflateRawSync } from "node:zlib";
import { expect, type Page } from "@playwright/test";
import { press } from "./keyboard";
import { expectAccessibleInAllLooks, open } from "./page";
import { onProgram, test } from "./start";

// Over a program of its own, one step after the other: each finds what the one before has made.
test.describe.configure({ mode: "serial" });
onProgram("sample");

/** A spreadsheet after somebody has typed another text over one that its cells hold. */
function typedOver(file: Buffer, was: string, is: string): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = file.readUInt32LE(file.length - 6);
  let offset = 0;
  const count = file.readUInt16LE(file.length - 12);
  for (let n = 0; n < count; n++) {
    const packed = file.readUInt16LE(at + 10) === 8;
    const size = file.readUInt32LE(at + 20);
    const nameLength = file.readUInt16LE(at + 28);
    const name = file.subarray(at + 46, at + 46 + nameLength);
    const begin = file.readUInt32LE(at + 42);
    const from = begin + 30 + file.readUInt16LE(begin + 26) + file.readUInt16LE(begin + 28);
    const raw = file.subarray(from, from + size);
    let body = packed ? inflateRawSync(raw) : raw;
    if (name.toString().endsWith("sheet1.xml")) {
      body = Buffer.from(body.toString("utf8").replace(`>${was}<`, `>${is}<`));
    }
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt32LE(crc32(body), 14);
    head.writeUInt32LE(body.length, 18);
    head.writeUInt32LE(body.length, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    head.copy(entry, 16, 14, 28);
    entry.writeUInt32LE(offset, 42);
    parts.push(head, name, body);
    directory.push(entry, name);
    offset += 30 + name.length + body.length;
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, list, end]);
}

let handedOut: Buffer;
const old = "Prov_Teams_Phone_Manchester";

async function bring(page: Page, buffer: Buffer) {
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "personas.xlsx", mimeType: "application/octet-stream", buffer });
}

test("an untouched spreadsheet says that nothing was edited", async ({ page }) => {
  await open(page, "documents");
  await press(page, "Save persona spreadsheet");
  await expect(page.getByText("Written: 1 file")).toBeVisible();
  const folder = await page.getByLabel("Folder", { exact: true }).inputValue();
  handedOut = readFileSync(join(folder, "personas.xlsx"));
  await press(page, "Take back an edited spreadsheet");
  await bring(page, handedOut);
  await expect(page.getByText("Nothing was edited in the file.")).toBeVisible();
  await expectAccessibleInAllLooks(page);
});

test("a cell that was edited is shown, taken, and taken back by one step", async ({ page }) => {
  await open(page, "documents");
  await press(page, "Take back an edited spreadsheet");
  await bring(page, typedOver(handedOut, old, "Prov_Renamed"));
  const cell = page.getByRole("checkbox", { name: /Personas!A\d+/ });
  await expect(cell).toBeChecked();
  await cell.uncheck();
  await expect(page.getByRole("button", { name: "Take 0 cells" })).toBeDisabled();
  await cell.check();
  await press(page, "Take 1 cell");
  await expect(page.getByText("1 cell was taken.")).toBeVisible();
  await bring(page, typedOver(handedOut, old, "Prov_Other"));
  await expect(page.getByRole("heading", { name: "Edited on both sides: 1 cell" })).toBeVisible();
  await expect(page.getByRole("checkbox", { name: /Personas!A\d+/ })).not.toBeChecked();
  await expectAccessibleInAllLooks(page);
  await page.keyboard.press("Control+Z");
  await expect(page.getByRole("heading", { name: "Edited on both sides: 1 cell" })).toBeHidden();
});

test("a file that is no spreadsheet is refused in words", async ({ page }) => {
  await open(page, "documents");
  await press(page, "Take back an edited spreadsheet");
  await bring(page, Buffer.from("no spreadsheet"));
  await expect(page.getByText("The file is no spreadsheet that we can read")).toBeVisible();
});
