// What a program nobody here wrote makes of our boards: node obz.mjs NODE_MODULES SET.obz SOURCE-BOARDS ALONE.obf...
// Every .obz and .obf must be valid (only remarks on "strings" and "image_id" are borne), every label, word spoken and way from
// board to board must be as in the author's .obf, and the set must survive being turned into Grid 3's and AsTeRICS' forms.
// node obz.mjs NODE_MODULES --save FROM.obz TO.obz: the set as that program writes it.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createRequire } from "node:module";

const [modules, set, source, ...alone] = process.argv.slice(2);
const require = createRequire(path.join(path.resolve(modules), "x.js"));
const { ObfProcessor, GridsetProcessor, AstericsGridProcessor, Validation } = require("@willwade/aac-processors");
const dir = fs.mkdtempSync(path.join(os.tmpdir(), "obz-"));
console.log = () => {}; // the package talks about each step
if (set === "--save") {
	const processor = new ObfProcessor();
	await processor.saveFromTree(await processor.loadIntoTree(source), alone[0]);
	process.exit(0);
}
let bad = 0, seen = 0;
const need = (ok, what) => { seen++; if (!ok) { bad++; console.error("not so: " + what); } };

async function valid(file) {
	const result = await Validation.ObfValidator.validateFile(file);
	const said = [];
	const walk = (r) => { for (const c of r.results ?? []) { if (c.error) said.push(c.error); said.push(...(c.warnings ?? [])); }
		for (const sub of r.sub_results ?? r.subResults ?? []) walk(sub); };
	walk(result);
	const left = said.filter((s) => !/^strings attribute|image_id is recommended/.test(String(s)));
	need(result.valid && left.length === 0, `${path.basename(file)} is valid: ${left.join("; ")}`);
}

const JSZip = require("jszip");
const zip = await JSZip.loadAsync(fs.readFileSync(set));
await valid(set);
for (const name of Object.keys(zip.files).filter((n) => n.endsWith(".obf"))) {
	const file = path.join(dir, path.basename(name));
	fs.writeFileSync(file, await zip.file(name).async("nodebuffer"));
	await valid(file);
}
for (const file of alone) await valid(file);

const tree = await new ObfProcessor().loadIntoTree(set);
const pages = Object.values(tree.pages), boards = fs.readdirSync(source).filter((n) => n.endsWith(".obf"));
need(pages.length === boards.length, `${pages.length} pages, ${boards.length} boards`);
for (const name of boards) {
	const board = JSON.parse(fs.readFileSync(path.join(source, name), "utf8")), page = tree.pages["boards/" + name];
	need(page?.buttons.length === board.buttons.length, `${name} is a page with all its buttons`);
	board.buttons.forEach((b, i) => {
		const is = page?.buttons[i];
		need(is?.label === b.label, `${name}: label "${b.label}", there "${is?.label}"`);
		need(is?.message === (b.vocalization || b.label), `${name}: "${b.label}" says "${is?.message}"`);
		need((is?.targetPageId ?? null) === (b.load_board?.path ?? null), `${name}: "${b.label}" leads to ${is?.targetPageId}`);
		need(!is?.targetPageId || tree.pages[is.targetPageId], `${name}: ${is?.targetPageId} is there`);
		need(!b.image_id || is?.image?.startsWith("data:image/png;base64,"), `${name}: "${b.label}" shows its picture`);
	});
	board.grid.order.forEach((row, r) => row.forEach((id, c) => need((page?.grid[r]?.[c]?.id ?? null) === id, `${name}: cell ${r}, ${c} is ${id}`)));
}
for (const [Processor, ending] of [[GridsetProcessor, "gridset"], [AstericsGridProcessor, "grd"]]) {
	const to = path.join(dir, "set." + ending);
	await new Processor().saveFromTree(tree, to);
	const back = Object.keys((await new Processor().loadIntoTree(to)).pages).length;
	need(back === pages.length, `${back} of ${pages.length} pages in .${ending}`);
}
fs.rmSync(dir, { recursive: true });
process.stdout.write(`${pages.length} boards, ${seen} questions, ${bad} answered no\n`);
process.exit(bad === 0 ? 0 : 1);
