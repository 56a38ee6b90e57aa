/**
 * Planwright's menu for Google Sheets. Made from apps-script/src of Planwright: edit it there, then `npm run menu`.
 * What it does, and how it is installed: docs/google-sheets-menu.md.
 *
 * @OnlyCurrentDoc
 */

// What Google calls by name.

function onOpen(...given) {
  return Planwright.onOpen(...given);
}

function planwrightCheck(...given) {
  return Planwright.planwrightCheck(...given);
}

function planwrightSync(...given) {
  return Planwright.planwrightSync(...given);
}

function planwrightRunSelected(...given) {
  return Planwright.planwrightRunSelected(...given);
}

function planwrightRunAll(...given) {
  return Planwright.planwrightRunAll(...given);
}

function planwrightExplain(...given) {
  return Planwright.planwrightExplain(...given);
}

function planwrightCompare(...given) {
  return Planwright.planwrightCompare(...given);
}

function planwrightSettings(...given) {
  return Planwright.planwrightSettings(...given);
}

function planwrightAsk(...given) {
  return Planwright.planwrightAsk(...given);
}

var Planwright = (function(exports) {
	Object.defineProperty(exports, Symbol.toStringTag, { value: "Module" });
	// apps-script/src/menu/place.ts
	/** What names of workspaces, scenarios and sets are compared by. */
	var foldCase = (text) => text.normalize("NFC").trim().toLowerCase();
	/** What tabs and columns are compared by: case, spaces, `_` and `-` aside. */
	var foldName = (text) => foldCase(text).replace(/[\s_-]+/gu, "");
	/** `Constraints!14`, as the server names rows. */
	var readRow = (text) => {
		const at = text.lastIndexOf("!");
		const row = Number(text.slice(at + 1));
		return at > 0 && Number.isInteger(row) ? {
			tab: text.slice(0, at),
			row
		} : {
			tab: text,
			row: null
		};
	};
	var placeWords = ({ tab, row }) => row === null ? `tab ${tab}` : `${tab} row ${row}`;
	// apps-script/src/menu/sheet-names.ts
	var TABS = {
		Candidates: {
			initiative_key: {
				names: ["initiativekey"],
				required: true
			},
			title: {
				names: ["title"],
				required: false
			},
			country: {
				names: ["country", "market"],
				required: false
			},
			department: {
				names: ["department"],
				required: false
			},
			category: {
				names: ["category"],
				required: false
			},
			program: {
				names: ["program", "programkey"],
				required: false
			},
			product: {
				names: ["product", "productarea"],
				required: false
			},
			segment: {
				names: ["segment"],
				required: false
			},
			engineering_tokens: {
				names: ["engineeringtokens", "tokens"],
				required: true
			},
			tokens_low: {
				names: ["tokenslow", "engineeringtokenslow"],
				required: false
			},
			tokens_high: {
				names: ["tokenshigh", "engineeringtokenshigh"],
				required: false
			},
			kpi_contribution_json: {
				names: ["kpicontributionjson"],
				required: false
			},
			is_selected_for_run: {
				names: ["isselectedforrun"],
				required: false
			},
			deadline_date: {
				names: ["deadlinedate"],
				required: false
			},
			period_key: {
				names: ["periodkey"],
				required: false
			},
			lifecycle_status: {
				names: ["lifecyclestatus"],
				required: false
			},
			active_overall_score: {
				names: ["activeoverallscore"],
				required: false
			},
			notes: {
				names: ["notes"],
				required: false
			},
			run_status: {
				names: ["runstatus"],
				required: false
			},
			updated_source: {
				names: ["updatedsource"],
				required: false
			},
			updated_at: {
				names: ["updatedat"],
				required: false
			}
		},
		Metrics_Config: {
			kpi_key: {
				names: ["kpikey"],
				required: true
			},
			kpi_name: {
				names: ["kpiname"],
				required: false
			},
			kpi_level: {
				names: ["kpilevel"],
				required: false
			},
			unit: {
				names: ["unit"],
				required: false
			},
			direction: {
				names: ["direction"],
				required: false
			},
			is_active: {
				names: ["isactive"],
				required: false
			},
			notes: {
				names: ["notes"],
				required: false
			},
			run_status: {
				names: ["runstatus"],
				required: false
			},
			updated_source: {
				names: ["updatedsource"],
				required: false
			},
			updated_at: {
				names: ["updatedat"],
				required: false
			}
		},
		Scenario_Config: {
			scenario_name: {
				names: ["scenarioname"],
				required: true
			},
			period_key: {
				names: ["periodkey"],
				required: false
			},
			capacity_total_tokens: {
				names: ["capacitytotaltokens"],
				required: false
			},
			objective_mode: {
				names: ["objectivemode"],
				required: true
			},
			objective_weights_json: {
				names: ["objectiveweightsjson"],
				required: false
			},
			synergy_bonus_pct: {
				names: ["synergybonuspct"],
				required: false
			},
			is_active: {
				names: ["isactive"],
				required: false
			},
			notes: {
				names: ["notes"],
				required: false
			},
			run_status: {
				names: ["runstatus"],
				required: false
			},
			updated_source: {
				names: ["updatedsource"],
				required: false
			},
			updated_at: {
				names: ["updatedat"],
				required: false
			}
		},
		Constraints: {
			scenario_name: {
				names: ["scenarioname"],
				required: true
			},
			constraint_set_name: {
				names: ["constraintsetname"],
				required: true
			},
			constraint_type: {
				names: ["constrainttype"],
				required: true
			},
			dimension: {
				names: ["dimension"],
				required: false
			},
			dimension_key: {
				names: ["dimensionkey", "key"],
				required: false
			},
			min_tokens: {
				names: ["mintokens"],
				required: false
			},
			max_tokens: {
				names: ["maxtokens"],
				required: false
			},
			member_keys: {
				names: [
					"memberkeys",
					"members",
					"bundlememberkeys",
					"prereqmemberkeys"
				],
				required: false
			},
			kpi_key: {
				names: ["kpikey"],
				required: false
			},
			target_type: {
				names: ["targettype"],
				required: false
			},
			target_value: {
				names: ["targetvalue"],
				required: false
			},
			baseline_value: {
				names: ["baselinevalue"],
				required: false
			},
			bonus_pct: {
				names: ["bonuspct"],
				required: false
			},
			strength: {
				names: ["strength"],
				required: false
			},
			is_active: {
				names: ["isactive"],
				required: false
			},
			notes: {
				names: ["notes"],
				required: false
			},
			run_status: {
				names: ["runstatus"],
				required: false
			},
			updated_source: {
				names: ["updatedsource"],
				required: false
			},
			updated_at: {
				names: ["updatedat"],
				required: false
			}
		},
		Targets: {
			scenario_name: {
				names: ["scenarioname"],
				required: true
			},
			constraint_set_name: {
				names: ["constraintsetname"],
				required: true
			},
			dimension: {
				names: ["dimension"],
				required: false
			},
			dimension_key: {
				names: ["dimensionkey", "key"],
				required: false
			},
			kpi_key: {
				names: ["kpikey"],
				required: true
			},
			target_type: {
				names: [
					"targettype",
					"type",
					"floororgoal"
				],
				required: true
			},
			target_value: {
				names: ["targetvalue", "value"],
				required: true
			},
			baseline_value: {
				names: ["baselinevalue"],
				required: false
			},
			strength: {
				names: ["strength"],
				required: false
			},
			is_active: {
				names: ["isactive"],
				required: false
			},
			notes: {
				names: ["notes"],
				required: false
			},
			run_status: {
				names: ["runstatus"],
				required: false
			},
			updated_source: {
				names: ["updatedsource"],
				required: false
			},
			updated_at: {
				names: ["updatedat"],
				required: false
			}
		},
		KPI_Contributions: {
			initiative_key: {
				names: ["initiativekey"],
				required: true
			},
			kpi_contribution_json: {
				names: ["kpicontributionjson"],
				required: true
			},
			notes: {
				names: ["notes"],
				required: false
			},
			run_status: {
				names: ["runstatus"],
				required: false
			},
			updated_source: {
				names: ["updatedsource"],
				required: false
			},
			updated_at: {
				names: ["updatedat"],
				required: false
			}
		},
		Results: {
			run_id: {
				names: ["runid"],
				required: true
			},
			initiative_key: {
				names: ["initiativekey"],
				required: true
			},
			selected: {
				names: ["selected"],
				required: true
			}
		}
	};
	// apps-script/src/menu/grid.ts
	/** A title or a note above the header row is allowed within this many rows. */
	var HEADER_SEARCH_ROWS = 10;
	/** Which of our tabs a tab is; `null`: the planner's own. */
	var kindOf = (tab) => Object.keys(TABS).find((it) => foldName(it) === foldName(tab)) ?? (isOutput(tab, "Results") ? "Results" : null);
	/** Is it where we write a kind of answer? Where a tab of its name is the planner's own, that is a tab `Planwright_Results`, perhaps with a number. */
	var isOutput = (tab, kind) => {
		const [name, own] = [foldName(tab), foldName(kind)];
		return name === own || new RegExp(`^planwright${own}\\d*$`, "u").test(name);
	};
	/** `null`: no row looks like our headers. */
	var findLayout = (grid, kind) => {
		const names = TABS[kind];
		if (!names) return null;
		const top = grid.map((cells, at) => ({
			at,
			columns: matchHeaders(cells, names)
		})).filter(({ at }) => (grid[at] ?? []).some((cell) => cell.trim() !== "")).slice(0, HEADER_SEARCH_ROWS);
		const required = Object.keys(names).filter((name) => names[name]?.required);
		const found = top.find(({ columns }) => required.every((name) => name in columns));
		return found ? {
			headerRow: found.at + 1,
			columns: found.columns
		} : null;
	};
	var matchHeaders = (cells, names) => {
		const columns = {};
		cells.forEach((cell, at) => {
			const folded = foldName(cell);
			const name = Object.keys(names).find((it) => names[it]?.names.includes(folded));
			if (name !== void 0 && !(name in columns)) columns[name] = at;
		});
		return columns;
	};
	/** The cell of a row in one of our columns; '' where there is none. */
	var cellOf = (grid, layout, row, column) => {
		const at = layout.columns[column];
		return at === void 0 ? "" : (grid[row - 1]?.[at] ?? "").trim();
	};
	/** From 1; `null`: there is no such header in the tab's first rows. */
	var findColumn = (grid, header) => {
		for (const cells of grid.slice(0, HEADER_SEARCH_ROWS)) {
			const at = cells.findIndex((cell) => foldName(cell) === foldName(header));
			if (at >= 0) return at + 1;
		}
		return null;
	};
	// apps-script/src/menu/choices.ts
	var isOff = (text) => /^(false|no|0)$/iu.test(text);
	/** `tab`: the grid of one of our tabs; `null`: the sheet has none of that name. */
	var readChoices = (tab) => {
		const names = distinct(rowsOf$1(tab, "Scenario_Config", ["scenario_name"]).map(([name = ""]) => name));
		const rules = ["Constraints", "Targets"].flatMap((kind) => rowsOf$1(tab, kind, ["scenario_name", "constraint_set_name"]));
		const setsOf = (scenario) => distinct(rules.filter(([named = ""]) => isNamed(named, scenario)).map(([, set = ""]) => set));
		return { scenarios: names.map((name) => ({
			name,
			sets: setsOf(name)
		})) };
	};
	/** A rule belongs to several scenarios separated by `|`, or with `*` to each. */
	var isNamed = (cell, scenario) => cell.split("|").some((it) => it.trim() === "*" || foldCase(it) === foldCase(scenario));
	var distinct = (names) => names.filter((name, at) => name !== "" && names.findIndex((it) => foldCase(it) === foldCase(name)) === at);
	var rowsOf$1 = (tab, kind, columns) => {
		const grid = tab(kind);
		const layout = grid && findLayout(grid, kind);
		if (!grid || !layout) return [];
		return grid.map((_, at) => at + 1).filter((row) => row > layout.headerRow && !isOff(cellOf(grid, layout, row, "is_active"))).map((row) => columns.map((column) => cellOf(grid, layout, row, column)));
	};
	// apps-script/src/menu/blocks.ts
	/** No panel shows thousands of rows; the sheet does. */
	var MOST_ROWS = 200;
	/** Rows under a title; none where there are none. */
	var rowsBlock = (title, rows, isFolded = false) => {
		if (rows.length === 0) return [];
		const cut = rows.length - MOST_ROWS;
		const more = cut > 0 ? [{
			place: null,
			label: "",
			tone: "plain",
			text: `… and ${cut} more.`,
			more: []
		}] : [];
		return [{
			kind: "rows",
			title,
			rows: [...rows.slice(0, MOST_ROWS), ...more],
			isFolded
		}];
	};
	var linesBlock = (title, lines, isFolded = false) => lines.length === 0 ? [] : [{
		kind: "lines",
		title,
		lines: lines.slice(0, MOST_ROWS),
		isFolded
	}];
	var countWords = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;
	// apps-script/src/menu/own-entry.ts
	/** What a table holds by a name that came from outside; a name like `constructor` is no entry of ours. */
	var ownEntry = (table, name) => Object.keys(table).includes(name) ? table[name] ?? null : null;
	// apps-script/src/menu/compare-blocks.ts
	var TITLES$1 = {
		figure: "Figures",
		initiative: "Initiatives that only some of them choose"
	};
	/** What a run is called where there is little room: the end of its name. */
	var shortRun = (runId) => `…${runId.slice(-6)}`;
	var DIFFERENT = "asked differently";
	/** Runs side by side, from the server's own table: `about`, a name, and a cell for each run. */
	var compareBlocks = (table) => {
		const [head = [], ...rows] = table;
		const runs = head.slice(2).map(shortRun);
		const tables = [...new Set(rows.map(([kind = ""]) => kind))].filter((kind) => kind !== DIFFERENT).map((kind) => ({
			kind: "table",
			title: ownEntry(TITLES$1, kind) ?? kind,
			head: ["", ...runs],
			rows: rows.filter((row) => row[0] === kind).map((row) => row.slice(1))
		}));
		const different = rows.filter((row) => row[0] === DIFFERENT);
		const lists = runs.flatMap((run, at) => linesBlock(`What ${run} was asked differently from ${runs[0] ?? ""}`, different.map((row) => row[at + 2] ?? "").filter((line) => line !== "")));
		return [...tables, ...lists];
	};
	/** Comma-separated text as RFC 4180 has it. */
	var readCsv = (text) => {
		const rows = [[]];
		for (const [, quoted, plain = "", end = ""] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/gu)) {
			rows[rows.length - 1]?.push(quoted === void 0 ? plain : quoted.replace(/""/gu, "\""));
			if (end === "") break;
			if (end !== ",") rows.push([]);
		}
		return rows.filter((cells) => cells.length > 1 || cells[0] !== "");
	};
	// apps-script/src/menu/requests.ts
	/** Lines are not broken: the panel breaks them. */
	var UNBROKEN = { "planwright-paper": "width=1000" };
	var part = encodeURIComponent;
	var within = (workspace, path) => `/workspaces/${part(workspace)}/${path}`;
	var askMe = {
		method: "get",
		path: "/me"
	};
	var askGoogle = {
		method: "get",
		path: "/google"
	};
	var askWorkbooks = (workspace) => ({
		method: "get",
		path: within(workspace, "workbooks")
	});
	var askLink = (workspace, sheet) => ({
		method: "post",
		path: within(workspace, "sheets"),
		body: { sheet }
	});
	var askStart = (workspace, workbook, start) => {
		const post = (path, body) => ({
			method: "post",
			path: within(workspace, path),
			headers: UNBROKEN,
			...body === void 0 ? {} : { body }
		});
		if (start.kind === "run") return post("runs", {
			workbook,
			scenario: start.choice.scenario,
			constraint_set: start.choice.set,
			scope: start.scope
		});
		if (start.kind === "compare") return post("compare", {
			runs: start.runs,
			workbook
		});
		return post(`workbooks/${part(workbook)}/${start.kind}`, { write: true });
	};
	var askExplain = (workspace, run, about) => ({
		method: "post",
		path: within(workspace, `runs/${part(run)}/explain`),
		headers: UNBROKEN,
		body: about === "rows" ? { rows: true } : about
	});
	var askEvents = (workspace, jobId, after) => ({
		method: "get",
		path: within(workspace, `jobs/${part(jobId)}/events`),
		headers: {
			accept: "application/json",
			"last-event-id": String(after)
		}
	});
	var askTold = (workspace, jobId) => ({
		method: "get",
		path: within(workspace, `jobs/${part(jobId)}/told`)
	});
	var askStop = (workspace, jobId) => ({
		method: "post",
		path: within(workspace, `jobs/${part(jobId)}/cancel`),
		body: {}
	});
	var askReport = (workspace, run) => ({
		method: "get",
		path: within(workspace, `runs/${part(run)}/report`)
	});
	var askRun = (workspace, run) => ({
		method: "get",
		path: within(workspace, `runs/${part(run)}`)
	});
	var askRuns = (workspace) => ({
		method: "get",
		path: within(workspace, "runs?limit=30")
	});
	var askCompare = (workspace, runs) => ({
		method: "post",
		path: within(workspace, "ask/compare"),
		headers: UNBROKEN,
		body: { runs }
	});
	// apps-script/src/menu/parse-exact.ts
	var TOKENS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gu;
	var DIGITS_OF_A_DOUBLE = 15;
	/** JSON as it came. A number with more digits than JavaScript keeps stays the text that it was, so that it is shown as the server wrote it. */
	var parseExact = (text) => JSON.parse(text.replace(TOKENS, (token) => {
		if (token.startsWith("\"")) return token;
		return token.replace(/e.*$/iu, "").replace(/\D/gu, "").replace(/^0+/u, "").length > DIGITS_OF_A_DOUBLE ? `"${token}"` : token;
	}));
	/** For people: no exponent, and never fewer digits. */
	var exactText = (value) => value === null || value === void 0 ? "–" : withoutExponent(String(value));
	var withoutExponent = (text) => {
		const [, sign = "", whole = "", part = "", exponent] = /^(-?)(\d+)(?:\.(\d+))?e([+-]?\d{1,3})$/iu.exec(text) ?? [];
		if (exponent === void 0) return text;
		const point = whole.length + Number(exponent);
		const digits = `${"0".repeat(Math.max(0, 1 - point))}${whole}${part}`.padEnd(point, "0");
		const at = Math.max(1, point);
		return `${sign}${digits.slice(0, at)}${digits.length > at ? `.${digits.slice(at)}` : ""}`;
	};
	/** A percentage that nothing exceeds, in two decimals at most: rounded up, so that it never says too little. */
	var percentAtMost = (value) => {
		const text = exactText(value);
		const [, whole = "", two = "", rest = ""] = /^(\d+)\.(\d\d)(\d+)$/u.exec(text) ?? [];
		if (rest === "") return text;
		const hundredths = BigInt(whole + two) + (/[1-9]/u.test(rest) ? BigInt(1) : BigInt(0));
		const digits = String(hundredths).padStart(3, "0");
		return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
	};
	// apps-script/src/menu/run-words.ts
	/** A run in a list: how it ended, claiming nothing that is not proven, and when. */
	var runChoice = (run, ofSheet) => ({
		runId: run.run_id,
		name: `${run.scenario_name} / ${run.constraint_set_name}`,
		words: [
			resultWords(run),
			momentWords(run.finished_at),
			run.actor,
			shortRun(run.run_id)
		].filter((it) => it !== "").join(" · "),
		isOfSheet: ofSheet.has(run.run_id)
	});
	var momentWords = (moment) => moment === null ? "" : `${moment.slice(0, 16).replace("T", " ")} UTC`;
	var resultWords = ({ result, status, gap_pct: gap, objective }) => {
		const worth = objective.length === 0 ? "" : `, objective ${exactText(objective[0])}`;
		switch (result) {
			case "optimal": return `proven best${worth}`;
			case "feasible": return `not proven best${worth}${gap === null ? "" : `, gap ${percentAtMost(gap)} %`}`;
			case "infeasible": return "no plan can keep all rules";
			case "invalid": return "refused";
			default: return status === "failed" ? "failed" : status === "canceled" ? "stopped without a plan" : "no plan found";
		}
	};
	// apps-script/src/menu/runs-tab.ts
	/** The oldest first, however the tabs were sorted: there are several where a tab Runs is the planner's own. */
	var readRuns = (grids) => {
		const runs = grids.flatMap(rowsOf);
		const isTimed = runs.every(({ ended }) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/u.test(ended));
		const momentOf = (run) => isTimed ? run.ended : run.runId.slice(0, MOMENT);
		return runs.sort((a, b) => momentOf(a) < momentOf(b) ? -1 : momentOf(a) > momentOf(b) ? 1 : 0).map(({ runId, result }) => ({
			runId,
			result
		}));
	};
	/** Of a run's name, when it was asked for. */
	var MOMENT = 19;
	var rowsOf = (grid) => {
		const header = grid.findIndex((cells) => cells.some((cell) => foldName(cell) === "runid"));
		if (header < 0) return [];
		const at = (name) => (grid[header] ?? []).findIndex((cell) => foldName(cell) === foldName(name));
		const [id, result, finished] = [
			at("run_id"),
			at("result"),
			at("finished_at")
		];
		return grid.slice(header + 1).flatMap((cells) => {
			const runId = (cells[id] ?? "").trim();
			return isRunId(runId) ? [{
				runId,
				result: (cells[result] ?? "").trim(),
				ended: (cells[finished] ?? "").trim()
			}] : [];
		});
	};
	/** What stands in a cell may be anything; only a name of ours goes into a request. */
	var isRunId = (text) => /^RUN-[\w-]{1,60}$/u.test(text);
	// apps-script/src/menu/trouble.ts
	/** The only thing that is thrown here; one place catches it (`google/answer-panel.ts`) and the panel shows it. */
	var TroubleError = class extends Error {
		constructor(trouble) {
			super(trouble.title);
			this.trouble = trouble;
		}
	};
	/** What nobody foresaw. Its own words are for nobody: they may say anything. */
	var unforeseen = () => ({
		title: "Something went wrong in the menu",
		detail: "The script met something that it was not made for.",
		todo: "Try again. If it comes back, tell your administrator what you clicked: Extensions > Apps Script > Executions shows when it was."
	});
	// apps-script/src/menu/issue-words.ts
	/** What each finding about a sheet means, and how it is mended. */
	var ISSUE_WORDS = {
		"boolean-invalid": {
			means: "A yes-or-no cell holds another word.",
			fix: "Write TRUE or FALSE."
		},
		"bundle-overlap": {
			means: "An initiative in two bundles ties both together.",
			fix: "Nothing, if that is meant; else take it out of one bundle."
		},
		"bundle-single": {
			means: "All or none of one initiative is no rule.",
			fix: "Add the other members, or delete the row."
		},
		"cell-error": {
			means: "The cell holds an error value, or a formula whose result is not stored in the file.",
			fix: "Mend the formula, or open the workbook in a spreadsheet program once and save it, so that results are stored."
		},
		"column-duplicate": {
			means: "Two headers mean the same column.",
			fix: "Rename the column that is not meant; columns with other names are left alone."
		},
		"column-missing": {
			means: "A required column of a tab was not found by its name or an alias.",
			fix: "Correct the header. Order, case, spaces, _ and - do not matter."
		},
		"column-unrecognised": {
			means: "A column that is not ours nearly spells one of ours that is absent. It is left alone, and what it holds does not count.",
			fix: "Correct the header if it was meant to count; otherwise rename it to something less alike."
		},
		"column-unused": {
			means: "A cell is filled that rules of this type do not read.",
			fix: "Clear the cell, or write a second row of the type that was meant."
		},
		"conflict": {
			means: "A run proved that no plan keeps all rules of its set, and this row is one of a smallest group that cannot hold together: without any one of them the others could. The row itself is sound, and its set is stored; only planwright run finds this, and the next check, sync or run writes the status anew.",
			fix: "Make one of the changes that the status names, each proven to be enough: another number, or the row dropped (is_active FALSE). Then run again."
		},
		"contributions-invalid": {
			means: "A contributions cell is JSON, but not an object of numbers by KPI.",
			fix: "Write one number per KPI key."
		},
		"date-invalid": {
			means: "A date cell holds something that is no date, or one that can be read two ways.",
			fix: "Format the cell as a date, or write it as year-month-day."
		},
		"dimension-unknown": {
			means: "The dimension of a rule is no column of Candidates, and no combination of some joined with _.",
			fix: "Use the name of a dimension column, several joined with _, or all."
		},
		"floor-above-cap": {
			means: "On one slice the floor is above the cap.",
			fix: "Lower the floor or raise the cap."
		},
		"floor-unreachable": {
			means: "All choosable initiatives of the slice together cost less than the floor.",
			fix: "Lower the floor, or add candidates."
		},
		"floors-above-capacity": {
			means: "Floors of disjoint slices of one dimension together exceed the capacity of the scenario.",
			fix: "Lower a floor or raise the capacity."
		},
		"goal-unreachable": {
			means: "A goal above what its slice could ever give. Goals never make a plan infeasible, but this one cannot be met.",
			fix: "If the value is a level, fill baseline_value; else lower it."
		},
		"initiative-unknown": {
			means: "A row names an initiative that Candidates does not have.",
			fix: "Correct the key, or add the initiative to Candidates."
		},
		"json-invalid": {
			means: "A cell that begins like JSON cannot be read as JSON.",
			fix: "Correct the JSON, or for weights use the simple form gmv=1, nps=0.5."
		},
		"key-duplicate": {
			means: "Two rows have the same key: which one counts cannot be known.",
			fix: "Delete one of the rows, or give it a key of its own."
		},
		"kpi-unknown": {
			means: "A KPI is named that is not on Metrics_Config (or, without that tab, that no candidate carries). An error in weights and rules; a warning on a kpi. column or in a contributions cell, which is then left out.",
			fix: "Correct the spelling, or add the KPI to Metrics_Config."
		},
		"mandatory-closure": {
			means: "The mandatory initiatives, with all that bundles and prerequisites bring along, hit an exclusion, hold both of an excluded pair, hold a candidate that cannot be chosen, or exceed a cap or the capacity.",
			fix: "The message names the chain of rows; change any one of them."
		},
		"mandatory-excluded": {
			means: "An initiative is mandatory and excluded in the same set.",
			fix: "Delete one of the rows."
		},
		"members-missing": {
			means: "A bundle without members, or a prerequisite row that names no prerequisite.",
			fix: "List the initiatives, separated by |."
		},
		"mode-unknown": {
			means: "The scenario does not say in a known word what to maximise.",
			fix: "Use north_star, weighted_kpis or lexicographic."
		},
		"north-star-missing": {
			means: "Something uses north_star, and no KPI has that level.",
			fix: "Set kpi_level to north_star on one KPI."
		},
		"number-invalid": {
			means: "The cell does not hold a number that can be read without guessing.",
			fix: "Write the decimal point as .; groups of three digits may be separated by , or a space. No currency signs."
		},
		"number-negative": {
			means: "A number that cannot be negative is.",
			fix: "Correct the number."
		},
		"pair-size": {
			means: "A rule about two initiatives names another number of them.",
			fix: "Name exactly two; write one row per pair."
		},
		"period-unknown": {
			means: "The period is not one of the known forms, so it only fits where the text is equal.",
			fix: "Write the period in one of the known forms, or leave it as free text."
		},
		"prerequisite-cycle": {
			means: "Prerequisites that lead back to where they start mean all or none.",
			fix: "Nothing, if that is meant (a bundle says it more plainly); else delete one of the rows."
		},
		"range-invalid": {
			means: "A bound of a range and the number it belongs to contradict each other, or the number is blank.",
			fix: "Correct the bound or the number, or clear the bound. Low is the smaller number, also where less is better."
		},
		"row-duplicate": {
			means: "A rule is written twice, notes and strength aside. It counts once.",
			fix: "Delete one of the rows."
		},
		"scenario-unknown": {
			means: "A rule names a scenario that Scenario_Config does not have. The row belongs to no set: it blocks none, and every run names it.",
			fix: "Correct the name, or add the scenario."
		},
		"self-reference": {
			means: "An initiative is paired with itself, or is its own prerequisite.",
			fix: "Correct one of the two keys."
		},
		"slice-ambiguous": {
			means: "A dimension or key can be spelled by two different combinations of what is on Candidates.",
			fix: "Rename one of the keys on Candidates."
		},
		"slice-empty": {
			means: "No candidate carries the slice key. An error for a floor (it can never be met), a warning for a cap or a goal.",
			fix: "Correct the key, or fill the dimension on Candidates."
		},
		"spelling-mixed": {
			means: "One slice key is spelled in several ways on Candidates.",
			fix: "Use one spelling."
		},
		"tab-duplicate": {
			means: "Two tabs have the same name once case, spaces, _ and - are set aside.",
			fix: "Rename the one that is not meant."
		},
		"tab-missing": {
			means: "A tab that Planwright needs is not in the workbook. Nothing can be compiled without it.",
			fix: "Rename the tab that was meant, or run planwright init on the workbook: it adds the missing tabs and touches nothing else."
		},
		"target-sign": {
			means: "Without a baseline the value is the change to reach; this one is a change for the worse. It may be a guardrail, or a slip of the sign.",
			fix: "Nothing, if a guardrail is meant; else turn the sign or fill baseline_value."
		},
		"target-unreachable": {
			means: "A target floor above the sum of all positive gains in its slice.",
			fix: "Lower the floor; if the value is a level, fill baseline_value."
		},
		"tokens-missing": {
			means: "A candidate without a cost cannot be chosen.",
			fix: "Fill in the cost; 0 is allowed where it really costs nothing."
		},
		"type-unknown": {
			means: "The type of a rule, or of a target, is none of the known words.",
			fix: "Use one of the words of the drop-down."
		},
		"value-conflict": {
			means: "The same thing is given twice with different values. The last one never wins silently.",
			fix: "Correct or delete all rows but one."
		},
		"value-missing": {
			means: "A cell that this row needs is blank.",
			fix: "Fill the cell. A blank never means zero, unlimited or everything."
		},
		"weights-invalid": {
			means: "The weights can be read, but make no sense.",
			fix: "Give every KPI one weight of 0 or more, at least one of them above 0."
		},
		"weights-missing": {
			means: "The objective mode needs weights and the cell is blank.",
			fix: "Fill in at least one weight above 0."
		},
		"word-unknown": {
			means: "A cell with a closed list of words holds another one.",
			fix: "Use one of the words the message lists."
		}
	};
	// apps-script/src/menu/row-status.ts
	var FINDING = /^(ERROR|WARNING) \[([a-z-]+)\] ([\s\S]*)$/u;
	/** What the `run_status` cell of a row says, with what each finding means and how it is mended. Nothing for a sound row. */
	var readStatus = (status, place) => status.split(/ \| (?=(?:ERROR|WARNING) \[)/u).flatMap((piece) => {
		const [, severity, code = "", message = ""] = FINDING.exec(piece.trim()) ?? [];
		if (severity === void 0) return [];
		return [{
			place,
			label: placeWords(place),
			tone: severity === "ERROR" ? "bad" : "warn",
			text: message,
			more: meaningOf(code)
		}];
	});
	/** What a finding of this kind means, and what to do. */
	var meaningOf = (code) => {
		const known = ownEntry(ISSUE_WORDS, code);
		return known ? [known.means, `To mend it: ${known.fix}`] : [];
	};
	// apps-script/src/menu/issue-blocks.ts
	/** Errors, then warnings, each with the way to its row. */
	var issueBlocks = (issues) => {
		const of = (severity) => issues.filter((it) => it.severity === severity).map(toLine$1);
		const [errors, warnings] = [of("error"), of("warning")];
		return [...rowsBlock(countWords(errors.length, "error"), errors), ...rowsBlock(countWords(warnings.length, "warning"), warnings, errors.length > 0)];
	};
	var placeOf = ({ tab, row, column }) => ({
		tab,
		row,
		...column === void 0 ? {} : { column }
	});
	var toLine$1 = (issue) => ({
		place: placeOf(issue),
		label: `${placeWords(issue)}${issue.column === void 0 ? "" : `, ${issue.column}`}`,
		tone: issue.severity === "error" ? "bad" : "warn",
		text: issue.message,
		more: issue.fix === void 0 ? meaningOf(issue.code).slice(-1) : [`To mend it: ${issue.fix}`]
	});
	/** Where the sheet should show first. */
	var firstErrorOf = (issues) => {
		const errors = issues.filter(({ severity }) => severity === "error");
		const found = errors.find(({ row }) => row !== null) ?? errors[0];
		return found ? placeOf(found) : null;
	};
	// apps-script/src/menu/run-blocks.ts
	var TONES = {
		optimal: "good",
		feasible: "warn",
		infeasible: "bad",
		invalid: "bad",
		unknown: "warn"
	};
	/** A run that has ended. `words`: how it ended, as the server says it; nothing is said here that it does not say. */
	var runBlocks = (report, words) => {
		const title = `${report.scenario_name} / ${report.constraint_set_name} (${report.scope === "all" ? "all candidates" : "selected candidates"})`;
		return [
			{
				kind: "result",
				tone: TONES[report.result],
				title,
				lines: words
			},
			...figures(report),
			...conflictBlocks(report),
			...report.has_plan ? planBlocks(report) : [],
			...linesBlock("Worth knowing", notSaid(report, words), true),
			...issueBlocks(report.issues)
		];
	};
	/** What a run has to say beyond what stands above. */
	var notSaid = ({ messages, conflict }, words) => {
		const said = [...words, ...conflict?.sentences ?? []];
		return messages.filter((it) => !said.includes(it));
	};
	/** Digit for digit as the server tells them. */
	var figures = ({ stages, gap_pct: gap, capacity_used: used, capacity_total: total, has_plan: hasPlan, run_id: runId }) => {
		if (!hasPlan) return [];
		return [{
			kind: "table",
			title: "Figures",
			head: [],
			rows: [
				...stages.flatMap(({ name, objective, best_bound: bound, proven }) => [[stages.length > 1 ? `Objective, ${name}` : "Objective", exactText(objective.shown)], ["No plan is worth more than", bound === null ? "not known" : `${exactText(bound.shown)}${proven ? " (proven)" : ""}`]]),
				["Gap", gap === null ? "not known" : `${exactText(gap)} %`],
				["Tokens", `${exactText(used)} of ${total === null ? "unlimited" : exactText(total)}`],
				["Run", runId]
			]
		}];
	};
	var planBlocks = ({ initiatives, gaps }) => {
		const line = ({ key, title, row, reason, allocated_tokens: tokens, selected }) => ({
			place: readRow(row),
			label: key,
			tone: "plain",
			text: `${title}${selected ? ` (${exactText(tokens)} tokens)` : ""}`,
			more: [reason]
		});
		const chosen = initiatives.filter(({ selected }) => selected);
		const out = initiatives.filter(({ selected }) => !selected);
		const missed = gaps.filter(({ severity }) => severity !== "ok");
		return [
			...rowsBlock(`Missed targets (${missed.length})`, missed.map((it) => ({
				place: it.rows[0] === void 0 ? null : readRow(it.rows[0]),
				label: `${it.kpi} in ${it.dimension === "all" ? "everything" : it.key}`,
				tone: it.severity === "critical" ? "bad" : "warn",
				text: it.recommendation,
				more: []
			}))),
			...rowsBlock(`Chosen (${chosen.length})`, chosen.map(line), true),
			...rowsBlock(`Left out (${out.length})`, out.map(line), true)
		];
	};
	/** Why there is no plan: the rows that cannot hold together, and what would be enough. */
	var conflictBlocks = ({ conflict }) => {
		if (conflict === null) return [];
		const relaxations = conflict.relaxations.map(({ changes, words, proven_least: isLeast }, at) => {
			const [first] = changes;
			return {
				place: first ? readRow(first.row) : null,
				label: `Way ${at + 1}`,
				tone: "plain",
				text: words,
				more: isLeast && changes.some((it) => "to" in it) ? ["Proven: no smaller change of this kind is enough."] : []
			};
		});
		const told = conflict.complete ? [] : ["The search for such rows ended before it was sure that these are all."];
		return [
			...clash(conflict, "These rows"),
			...rowsBlock("Any one of these would be enough", relaxations),
			...conflict.more_conflicts.flatMap((it) => clash(it, "These, too,")),
			...rowsBlock("Changing one of these alone is not enough", conflict.cannot_alone.map((it) => ({
				place: readRow(it),
				label: placeWords(readRow(it)),
				tone: "plain",
				text: "",
				more: []
			})), true),
			...linesBlock("In words", [...conflict.sentences, ...told], true)
		];
	};
	var clash = ({ rows, proven_minimal: isMinimal }, these) => rowsBlock(`${these} cannot ${isMinimal ? "" : "all "}hold together`, rows.map(({ row, words, twins }) => {
		const place = readRow(row);
		const same = twins.length === 0 ? [] : [`The same say ${twins.map((it) => placeWords(readRow(it))).join(", ")}.`];
		return {
			place,
			label: placeWords(place),
			tone: "bad",
			text: words,
			more: same
		};
	}));
	// apps-script/src/menu/selection.ts
	var RULES = ["Constraints", "Targets"];
	var readSelection = (tab, row, grid) => {
		const kind = kindOf(tab);
		const layout = kind && findLayout(grid, kind);
		if (!kind || !layout) return {
			kind: "none",
			trouble: ELSEWHERE
		};
		if (row <= layout.headerRow || (grid[row - 1] ?? []).every((cell) => cell.trim() === "")) return {
			kind: "none",
			trouble: NO_ROW
		};
		const place = {
			tab: kind,
			row
		};
		const status = cellOf(grid, layout, row, "run_status");
		const found = readStatus(status, place);
		if (found.some(({ tone }) => tone === "bad")) return {
			kind: "findings",
			rows: found
		};
		const key = cellOf(grid, layout, row, "initiative_key");
		const runId = cellOf(grid, layout, row, "run_id");
		if (kind === "Candidates" || kind === "Results") return key === "" ? {
			kind: "none",
			trouble: NO_ROW
		} : {
			kind: "initiative",
			key,
			runId: isRunId(runId) ? runId : null
		};
		if (RULES.includes(kind)) return {
			kind: "rule",
			place
		};
		return found.length > 0 ? {
			kind: "findings",
			rows: found
		} : {
			kind: "sound",
			status
		};
	};
	var ELSEWHERE = {
		title: "There is nothing to explain here",
		detail: "The selected cell is on a tab that is not one of Planwright’s, or whose headers it does not find.",
		todo: "Select a cell in a row of Candidates, Constraints or Targets, and try again."
	};
	var NO_ROW = {
		title: "There is no row to explain here",
		detail: "The selected cell is in the headers, or in a row that holds nothing.",
		todo: "Select a cell in a row of Candidates, Constraints or Targets, and try again."
	};
	// apps-script/src/menu/answer-blocks.ts
	/** What a check found. `isWritten`: it stands in the sheet, too. */
	var checkShown = ({ issues, sets }, isWritten) => {
		const errors = issues.filter(({ severity }) => severity === "error").length;
		const warnings = issues.length - errors;
		const title = errors > 0 ? `${countWords(errors, "error")} to mend` : warnings > 0 ? "No error" : "Everything is in order";
		const lines = [`${countWords(errors, "error")}, ${countWords(warnings, "warning")}.${isWritten ? " Every row says its own in the column run_status." : ""}`];
		const blocked = sets.filter(({ status }) => status === "error").length;
		const setRows = sets.map((it) => ({
			place: null,
			label: `${it.scenario_name} / ${it.constraint_set_name}`,
			tone: it.status === "ok" ? "good" : "bad",
			text: it.status === "ok" ? "ready to run" : "blocked by rows with errors",
			more: []
		}));
		return {
			blocks: [
				{
					kind: "result",
					tone: errors > 0 ? "bad" : warnings > 0 ? "warn" : "good",
					title,
					lines
				},
				...issueBlocks(issues),
				...rowsBlock(`Constraint sets (${sets.length - blocked} of ${sets.length} ready)`, setRows, true)
			],
			firstError: firstErrorOf(issues)
		};
	};
	var KEPT = "What rows with errors say was not taken over; its last good version stays.";
	/** What a sync changed. */
	var syncShown = ({ workspace, changes, unchanged, notes, issues }) => {
		const { initiatives, kpis, scenarios, sets } = unchanged;
		const same = `Unchanged: ${countWords(initiatives, "initiative")}, ${countWords(kpis, "KPI")}, ${countWords(scenarios, "scenario")}, ${countWords(sets, "constraint set")}.`;
		const rows = changes.map(({ what, name, change, details }) => ({
			place: null,
			label: `${what} ${name}`,
			tone: change === "archived" || change === "stale" ? "warn" : "good",
			text: change,
			more: details
		}));
		const firstError = firstErrorOf(issues);
		const title = changes.length === 0 ? "Nothing had changed" : `${countWords(changes.length, "change")} taken over`;
		return {
			blocks: [
				{
					kind: "result",
					tone: firstError ? "warn" : "good",
					title,
					lines: [
						`Workspace "${workspace}".`,
						same,
						...firstError ? [KEPT] : []
					]
				},
				...issueBlocks(issues),
				...linesBlock("Worth knowing", notes),
				...rowsBlock("Changes", rows, changes.length > 20)
			],
			firstError
		};
	};
	/** A run that was refused before anything was solved. */
	var refusedShown = (message, issues) => ({
		blocks: [{
			kind: "result",
			tone: "bad",
			title: "This run was refused; nothing was solved",
			lines: [message]
		}, ...issueBlocks(issues)],
		firstError: firstErrorOf(issues)
	});
	var stoppedShown = {
		blocks: [{
			kind: "result",
			tone: "plain",
			title: "Stopped",
			lines: ["It was stopped before there was anything to show."]
		}],
		firstError: null
	};
	var troubleBlock = (trouble) => ({
		kind: "trouble",
		trouble
	});
	var nothing = {
		blocks: [],
		firstError: null
	};
	// apps-script/src/menu/explain-blocks.ts
	var toLine = ({ row, demand }) => {
		const place = readRow(row);
		return {
			place,
			label: placeWords(place),
			tone: "plain",
			text: demand,
			more: []
		};
	};
	/** Why an initiative is in the plan or not, and what the other way costs. */
	var explainBlocks = (answer, lines) => answer.initiatives.flatMap(({ initiative, chosen, reason, price }) => [
		{
			kind: "result",
			tone: chosen ? "good" : "plain",
			title: `${initiative} is ${chosen ? "chosen" : "left out"}`,
			lines: [reason, ...unprovenWords(answer, lines)]
		},
		...linesBlock(chosen ? "Without it" : "With it", price?.sentences ?? ["What the other way would cost is not known."]),
		...rowsBlock("In the way, if nothing else changes", (price?.in_the_way ?? []).map(toLine)),
		...rowsBlock("Rows that together forbid it", (price?.forbidden_by?.rows ?? []).map(toLine)),
		...linesBlock("Which run says so", [`Run ${answer.run_id}.`], true)
	]);
	/** What a rule row did in a run, and what it costs. `lines`: the answer in the server's words, the last ones about the rows in order. */
	var ruleBlocks = (answer, lines, at, report) => {
		const isHere = (row) => readRow(row).tab === at.tab && readRow(row).row === at.row;
		const rule = report.rules.find(({ row }) => isHere(row));
		const priced = answer.rows.findIndex(({ rows }) => rows.some(({ row }) => isHere(row)));
		if (!rule && priced < 0) return [{
			kind: "result",
			tone: "plain",
			title: `${placeWords(at)} had no part in the newest run`,
			lines: [`Run ${report.run_id} was about ${report.scenario_name} / ${report.constraint_set_name}: the row may belong to another set, be switched off, or have been added since.`]
		}];
		const ended = answer.stopped === null ? 0 : 1;
		const words = lines[lines.length - ended - answer.rows.length + priced];
		return [{
			kind: "result",
			tone: rule?.tight ? "warn" : "plain",
			title: placeWords(at),
			lines: [
				...priced < 0 || words === void 0 ? [`${placeWords(at)} ${rule?.words ?? ""}.`, "What it costs is not known."] : [words],
				...rule === void 0 ? [] : [boundWords(rule)],
				...unprovenWords(answer, lines),
				`So says run ${answer.run_id} of the row that stood here then. If rows were moved or changed since, run again.`
			]
		}];
	};
	var boundWords = ({ binds, tight }) => binds ? tight ? "The plan is just at its bound." : "It binds, and the plan keeps it." : "It binds nothing in this run.";
	/** The server's own sentence about a plan that is not proven best: the first after the name of the run. */
	var unprovenWords = ({ run_proven: isProven }, lines) => isProven || lines[1] === void 0 ? [] : [lines[1]];
	// apps-script/src/menu/job-words.ts
	var NAMES = {
		check: "Check",
		sync: "Sync",
		run: "Run",
		explain: "Explanation",
		compare: "Comparison"
	};
	var nameOfJob = (kind) => ownEntry(NAMES, kind) ?? kind;
	var hasEnded = ({ status }) => status !== "queued" && status !== "running";
	/** `line`: what was said before, where nothing new was. */
	var goingWords = ({ job, items }, before) => {
		const lines = items.flatMap(({ event, data }) => event === "progress" && typeof data.line === "string" ? [data.line] : []);
		const isStopping = job.cancel_requested_at !== null;
		const state = isStopping ? "is being stopped" : job.status === "queued" ? "is waiting for its turn" : "is under way";
		return {
			title: `${nameOfJob(job.kind)} ${state} (asked for by ${job.asked_by})`,
			line: lines[lines.length - 1] ?? before.line,
			after: items[items.length - 1]?.id ?? before.after,
			isStopping
		};
	};
	// apps-script/src/menu/server-address.ts
	var HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/u;
	var NUMBER = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/u;
	var ADDRESS = /^https:\/\/([^/?#@\\\s:]+|\[[^\]\s]*\])(?::(\d{1,5}))?(\/[a-z0-9._~/-]*)?$/iu;
	/** `https://planwright.example.org`, perhaps with a port or a path before `/v1`. */
	var readServerAddress = (text) => {
		const typed = text.trim();
		if (typed === "") return wrong("No server is set", "The menu does not know where your team’s Planwright is.", ASK);
		if (/^http:\/\//iu.test(typed)) return wrong("The address must begin with https://", "Over http anybody on the way could read your token, so nothing was sent.", ASK);
		const found = ADDRESS.exec(/^[a-z]+:\/\//iu.test(typed) ? typed : `https://${typed}`);
		if (!found) return wrong("This is no address of a server", "An address looks like https://planwright.example.org.", ASK);
		const [, host = "", port, path = ""] = found;
		const name = host.toLowerCase().replace(/\.$/u, "");
		if (isInside(name)) return wrong("Google cannot reach this server", INSIDE, ASK_REACHABLE);
		if (!(HOST.test(name) || NUMBER.test(name)) || port !== void 0 && Number(port) > 65535) return wrong("This is no address of a server", "An address looks like https://planwright.example.org.", ASK);
		if (/(^|\/)\.{1,2}(\/|$)/u.test(path)) return wrong("This is no address of a server", "Its path must not hold \".\" or \"..\".", ASK);
		const kept = path.replace(/\/+$/u, "").replace(/\/v1$/u, "");
		return { server: `https://${name}${port === void 0 || Number(port) === 443 ? "" : `:${Number(port)}`}${kept}` };
	};
	var ASK = "Ask your administrator for the server’s address, and enter it in Settings.";
	var INSIDE = "The menu’s requests come from Google’s computers, not from yours: an address of your own computer or of your office network means nothing there.";
	var ASK_REACHABLE = "Ask your administrator for the address under which the server is reached from outside.";
	var wrong = (title, detail, todo) => ({ trouble: {
		title,
		detail,
		todo,
		inSettings: true
	} });
	/** Names and numbers that only a computer itself, or a network of its own, knows (RFC 1918, 3927, 4193, 6598, 6761, 6762). */
	var isInside = (host) => host.startsWith("[") || !host.includes(".") || /\.(localhost|local|internal|intranet|lan|home|corp|home\.arpa|test|invalid)$/u.test(host) || /^[\d.]+$/u.test(host) && isInsideNumber(host.split(".").map(Number));
	var isInsideNumber = ([a = 0, b = 0, ...rest]) => rest.length !== 2 || a === 0 || a === 10 || a === 127 || a >= 224 || a === 169 && b === 254 || a === 172 && b >= 16 && b <= 31 || a === 192 && b === 168 || a === 100 && b >= 64 && b <= 127;
	// apps-script/src/menu/settings.ts
	/** Of the sheet's properties. Anybody who edits the sheet may write them, so they are read as carefully as what is typed. */
	var SERVER_KEY = "planwright.server";
	var WORKSPACE_KEY = "planwright.workspace";
	var JOB_KEY = "planwright.job";
	var WORKBOOK_KEY = "planwright.workbook";
	/** Of the planner's own. */
	var CHOICE_KEY = "planwright.choice";
	/**
	* Under which name a planner's token is kept: it holds the address that the token was entered for. Whoever changes the server of the sheet
	* finds no token for the new one, so that no server ever gets a token that was meant for another.
	*/
	var tokenKey = (server) => `planwright.token ${server}`;
	var readSettings = (server, workspace) => {
		const address = readServerAddress(server);
		if ("trouble" in address) return address;
		const name = workspace.trim();
		if (name === "" || name.length > 200) return { trouble: {
			title: "No workspace is set",
			detail: "The menu does not know which workspace of the server this sheet belongs to.",
			todo: "Enter its name in Settings; your administrator knows it.",
			inSettings: true
		} };
		if (name === "." || name === "..") return { trouble: {
			title: "This is no name of a workspace",
			detail: "A name is more than dots.",
			todo: "Enter another one.",
			inSettings: true
		} };
		return { settings: {
			server: address.server,
			workspace: name
		} };
	};
	/** What is typed or pasted as a token, without what often comes along; `null`: it is none. */
	var readToken = (text) => {
		const typed = text.trim().replace(/^bearer\s+/iu, "");
		return /^[\w~+/.=-]{8,500}$/u.test(typed) ? typed : null;
	};
	var tokenMissing = (server) => ({
		title: "Your token is missing",
		detail: `No token of yours is kept for ${server}.`,
		todo: "Enter it in Settings. Your administrator makes one for you; it is kept for you alone and sent to this address only. If you had entered one, somebody has changed the address of the server since: ask why before you enter it again.",
		inSettings: true
	});
	// apps-script/src/menu/answer-words.ts
	var settings = (title, detail, todo) => ({
		title,
		detail,
		todo,
		inSettings: true
	});
	var TOKEN = (_, { server }) => settings("The server does not know your token", `${server} says that it is unknown, has expired or was ended.`, "Ask your administrator for a new one, and enter it in Settings.");
	var sheetShared = ({ detail }, { account }) => ({
		...settings("The sheet is not shared with Planwright", detail, account ? `Click Share at the top right, enter ${account}, choose Editor, and click Share. Then try again.` : SHARE),
		...account ? { copy: account } : {}
	});
	var SHARE = "Settings shows the account that it must be shared with, as Editor.";
	/** What the server says by a code, where a planner in a sheet is better helped by other words than its own. */
	var WORDS = {
		"token-missing": TOKEN,
		"token-invalid": TOKEN,
		"role-too-low": ({ detail }, { workspace }) => ({
			title: "Your role does not allow this",
			detail: `${detail} The workspace is "${workspace}".`,
			todo: "Check, Sync and Run need the role planner; a token may no more than its own role. Ask your administrator."
		}),
		"workspace-unknown": (_, { workspace, server }) => settings(`There is no workspace "${workspace}" for you`, `${server} has none of this name, or you have no role in it.`, "Compare the name in Settings, or ask your administrator for a role."),
		"workbook-unknown": () => ({
			...settings("This sheet is not linked", NOT_LINKED, LINK),
			isUnlinked: true
		}),
		"workbook-unlinked": () => ({
			...settings("This sheet is not linked any more", "Somebody has ended the link since.", LINK),
			isUnlinked: true
		}),
		"sheet-not-agreed": (_, { workspace }) => settings("The sheet does not name the workspace yet", `Before the server opens a sheet for "${workspace}", the sheet itself must say so.`, "Open Settings and click \"Link this sheet\": it does that for you."),
		"sheet-linked": ({ detail }) => settings("The sheet is linked elsewhere", detail, "A sheet belongs to one workspace at a time: end the other link first."),
		"sheet-not-shared": sheetShared,
		"sheet-not-found": sheetShared,
		"sheet-read-only": sheetShared,
		"initiative-unknown": ({ detail }) => ({
			title: "The newest run does not know it",
			detail,
			todo: "Was it added, renamed or left out of scope since? Run again, then explain it."
		}),
		"run-unknown": () => ({
			title: "The server does not know this run",
			detail: "The tab Runs names it, but the workspace has no such run: was the sheet copied from another one?",
			todo: "Run again, then explain the row."
		}),
		"google-not-set-up": () => ({
			title: "The server cannot open Google Sheets yet",
			detail: "No Google account is set up on it.",
			todo: "Ask your administrator: the page about Google Sheets says how."
		}),
		"workbook-changed": () => ({
			title: "The sheet changed meanwhile",
			detail: "Somebody edited it while Planwright was at work, so nothing was written over it.",
			todo: "Start again.",
			mayPass: true
		}),
		"write-disturbed": ({ detail }) => ({
			title: "The sheet changed in the moment of writing",
			detail,
			todo: "Compare the cells that are named with File > Version history, then start again."
		}),
		"range-protected": ({ detail }, { account }) => ({
			title: "A protected range is in the way",
			detail,
			todo: `Nothing was written. Add ${account ?? "Planwright’s account"} to the range (Data > Protect sheets and ranges), or leave the columns run_status, updated_source and updated_at out of it.`,
			...account ? { copy: account } : {}
		}),
		"google-quota": () => ({
			title: "Google is busy",
			detail: "It lets us read and write only so often in a minute.",
			todo: WAIT,
			mayPass: true
		}),
		"google-unavailable": () => ({
			title: "Google Sheets cannot be reached",
			detail: "The server got no answer from Google.",
			todo: WAIT,
			mayPass: true
		}),
		"too-many-requests": () => ({
			title: "Too many requests",
			detail: "The server asks us to wait a little.",
			todo: WAIT,
			mayPass: true
		}),
		"route-unknown": (_, { server }) => ({
			title: "The server does not know this",
			detail: `The Planwright at ${server} is another version than this menu.`,
			todo: "Ask your administrator which of the two is to be renewed."
		}),
		bug: ({ detail }) => ({
			title: "Planwright made a mistake",
			detail,
			todo: "Tell your administrator when it happened; the server’s log says more."
		})
	};
	var NOT_LINKED = "The server does not know that this sheet belongs to the workspace.";
	var LINK = "Open Settings and click \"Link this sheet\".";
	var WAIT = "Try again in a minute.";
	/** What a code that we have no words for is called. */
	var TITLES = {
		400: "This cannot be asked",
		403: "This is not allowed",
		404: "Not found",
		409: "Not as things are now",
		412: "It has changed meanwhile",
		422: "This cannot be asked",
		503: "The server cannot do this now"
	};
	/** Why something did not work, from what the server (or a job) says of it. */
	var problemWords = (problem, status, scene) => {
		const words = ownEntry(WORDS, problem.code);
		if (words) return words(problem, scene);
		return {
			title: TITLES[status] ?? "This did not work",
			detail: problem.detail,
			todo: problem.hint ?? "Ask your administrator if this comes again.",
			...status === 503 ? { mayPass: true } : {}
		};
	};
	/** `null`: it is a good answer. */
	var troubleOf = ({ status, body }, scene) => {
		if (status >= 200 && status < 300) return null;
		const problem = readProblem(body);
		if (problem) return problemWords(problem, status, scene);
		if (status >= 300 && status < 400) return settings("The server sends us elsewhere", `What answers at ${scene.server} wants us to go to another address. We did not, for your token is for this one only.`, "Enter the address that Planwright itself answers at; your administrator knows it.");
		if (status === 502 || status === 503 || status === 504) return {
			title: "The server is not running",
			detail: `What stands before ${scene.server} answers, but Planwright does not.`,
			todo: WAIT,
			mayPass: true
		};
		return notPlanwright(scene.server);
	};
	/** Something answers there, a login page perhaps. */
	var notPlanwright = (server) => settings("This is not Planwright", `Something answers at ${server}, but not as Planwright does: another program, or a page that asks for a login.`, "Compare the address in Settings with the one that your administrator gave you.");
	var readProblem = (body) => {
		try {
			const read = parseExact(body);
			if (typeof read !== "object" || read === null || !("code" in read) || !("detail" in read)) return null;
			const hint = "hint" in read && typeof read.hint === "string" ? { hint: read.hint } : {};
			return {
				code: String(read.code),
				detail: String(read.detail),
				...hint
			};
		} catch {
			return null;
		}
	};
	// apps-script/src/menu/unreachable.ts
	/** Why a request did not come back, by what Google's UrlFetchApp says of it: it has no codes, only sentences. */
	var unreachable = (said, server) => {
		const reason = said.replace(/https?:\S+/giu, "");
		const found = KINDS.find(({ words }) => words.test(reason));
		const { title, detail, todo } = found ?? UNKNOWN;
		return {
			title,
			detail: detail.replace("SERVER", server),
			todo,
			...found?.isFinal ? {} : { mayPass: true }
		};
	};
	var UNKNOWN = {
		title: "The server cannot be reached",
		detail: "Google’s computers got no answer from SERVER.",
		todo: "Is the address right, and may it be reached from outside your office? If so, try again in a minute."
	};
	var KINDS = [
		{
			words: /dns/iu,
			title: "There is no server of this name",
			detail: "Google’s computers do not find SERVER.",
			todo: "Compare the address in Settings with the one that your administrator gave you. A name that only your office knows does not work.",
			isFinal: true
		},
		{
			words: /ssl|certificate|tls/iu,
			title: "The server’s certificate is not valid",
			detail: "Google’s computers do not trust what SERVER shows, so nothing was sent.",
			todo: "Tell your administrator.",
			isFinal: true
		},
		{
			words: /not permitted|allowlist|whitelist|admin/iu,
			title: "Your organisation does not allow this address",
			detail: "The administrators of your Google Workspace say which addresses scripts may ask; SERVER is not among them.",
			todo: "Ask them to allow it.",
			isFinal: true
		},
		{
			words: /too many times|quota|bandwidth/iu,
			title: "Google lets this script ask no more today",
			detail: "An account may ask other servers so many times in a day.",
			todo: "It goes on tomorrow. Until then use Planwright’s own page.",
			isFinal: true
		},
		{
			words: /permission|authori[sz]/iu,
			title: "The menu has not been allowed to ask the server",
			detail: "Google asks once whether this script may connect to another service.",
			todo: "Click an entry of the menu Planwright and allow it.",
			isFinal: true
		},
		{
			words: /timeout|timed out/iu,
			title: "The server did not answer in time",
			detail: "Google’s computers waited for SERVER and heard nothing.",
			todo: "Try again in a minute."
		}
	];
	// apps-script/src/google/utilities.ts
	/** What Google's Utilities know: names that nobody else draws, and days by the clock of the sheet. */
	var newKey = () => Utilities.getUuid();
	/** As the server writes it: a day, with its time where it has one. */
	var dayText = (date, zone) => Utilities.formatDate(date, zone, "yyyy-MM-dd'T'HH:mm:ss").replace("T00:00:00", "");
	// apps-script/src/google/http.ts
	/** `token` was entered for exactly this server, and goes nowhere else: redirections are not followed. */
	var connect = (settings, token) => {
		const ask = (asked) => {
			const answer = send(settings.server, token, asked);
			const trouble = troubleOf(answer, {
				...settings,
				account: needsAccount(answer) ? accountOf(settings, token) : null
			});
			if (trouble) throw new TroubleError(trouble);
			return readJson(answer, settings.server);
		};
		return {
			settings,
			ask,
			wordsOf: ({ code, message, hint }) => {
				const account = NEED_ACCOUNT.includes(code) ? accountOf(settings, token) : null;
				return problemWords({
					code,
					detail: message,
					...hint === null ? {} : { hint }
				}, 0, {
					...settings,
					account
				});
			}
		};
	};
	var send = (server, token, asked) => {
		const key = asked.method === "post" ? { "idempotency-key": newKey() } : {};
		const first = fetchOnce(server, token, asked, key);
		if (!("said" in first)) return first;
		const trouble = unreachable(first.said, server);
		if (!trouble.mayPass) throw new TroubleError(trouble);
		const second = fetchOnce(server, token, asked, key);
		if (!("said" in second)) return second;
		throw new TroubleError(unreachable(second.said, server));
	};
	var fetchOnce = (server, token, { method, path, body, headers }, key) => {
		try {
			const response = UrlFetchApp.fetch(`${server}/v1${path}`, {
				method,
				headers: {
					accept: "application/json",
					...headers,
					...key,
					authorization: `Bearer ${token}`
				},
				...body === void 0 ? {} : {
					contentType: "application/json",
					payload: JSON.stringify(body)
				},
				muteHttpExceptions: true,
				followRedirects: false
			});
			return {
				status: response.getResponseCode(),
				body: response.getContentText("UTF-8")
			};
		} catch (thrown) {
			return { said: String(thrown) };
		}
	};
	/** Troubles in which the account helps that the sheet is, or should be, shared with. */
	var NEED_ACCOUNT = [
		"sheet-not-shared",
		"sheet-not-found",
		"sheet-read-only",
		"range-protected"
	];
	var needsAccount = ({ status, body }) => status >= 400 && NEED_ACCOUNT.some((code) => body.includes(`"${code}"`));
	/** The account that sheets are shared with; `null` where the server does not say. */
	var accountOf = ({ server }, token) => {
		const answer = fetchOnce(server, token, askGoogle, {});
		if ("said" in answer || answer.status !== 200) return null;
		const read = readJson(answer, server);
		return typeof read === "object" && read !== null && "account" in read && typeof read.account === "string" ? read.account : null;
	};
	var readJson = ({ body }, server) => {
		if (body === "") return null;
		try {
			return parseExact(body);
		} catch {
			throw new TroubleError(notPlanwright(server));
		}
	};
	// apps-script/src/google/kept.ts
	/** What is kept: with the sheet for all who work in it, and with each planner what is theirs, the token above all. */
	var ofSheet = (key) => PropertiesService.getDocumentProperties()?.getProperty(key) ?? "";
	var ofPlanner = (key) => PropertiesService.getUserProperties().getProperty(key) ?? "";
	/** The server, in the name of the planner at the keyboard. Throws what is missing. */
	var connection = () => {
		const read = readSettings(ofSheet(SERVER_KEY), ofSheet(WORKSPACE_KEY));
		if ("trouble" in read) throw new TroubleError(read.trouble);
		const token = ofPlanner(tokenKey(read.settings.server));
		if (token === "") throw new TroubleError(tokenMissing(read.settings.server));
		return connect(read.settings, token);
	};
	var shownSettings = () => {
		const typed = ofSheet(SERVER_KEY);
		const address = readServerAddress(typed);
		return {
			server: typed,
			workspace: ofSheet(WORKSPACE_KEY),
			hasToken: "server" in address && ofPlanner(tokenKey(address.server)) !== ""
		};
	};
	var keepSettings = ({ server, workspace, token }) => {
		const read = readSettings(server, workspace);
		if ("trouble" in read) throw new TroubleError(read.trouble);
		const { settings } = read;
		if (token.trim() !== "") {
			const known = readToken(token);
			if (known === null) throw new TroubleError(NO_TOKEN);
			PropertiesService.getUserProperties().setProperty(tokenKey(settings.server), known);
		}
		PropertiesService.getDocumentProperties()?.setProperties({
			[SERVER_KEY]: settings.server,
			[WORKSPACE_KEY]: settings.workspace
		});
	};
	/** Of the sheet's server; those for other servers stay. */
	var forgetToken = () => {
		const address = readServerAddress(ofSheet(SERVER_KEY));
		if ("server" in address) PropertiesService.getUserProperties().deleteProperty(tokenKey(address.server));
	};
	var NO_TOKEN = {
		title: "This is no token",
		detail: "A token is one word that begins with pw_.",
		todo: "Copy it again, whole, as your administrator gave it to you."
	};
	var keepChoice = (choice) => {
		PropertiesService.getUserProperties().setProperty(CHOICE_KEY, JSON.stringify(choice));
	};
	var keptChoice = () => {
		const read = readObject(ofPlanner(CHOICE_KEY));
		return typeof read.scenario === "string" && typeof read.set === "string" ? {
			scenario: read.scenario,
			set: read.set
		} : null;
	};
	var keepJob = (scene, job) => keepOfScene(JOB_KEY, scene, { ...job });
	var keptJob = (scene) => {
		const { jobId, kind } = keptOfScene(JOB_KEY, scene);
		return typeof jobId === "string" && /^JOB-[\w-]{1,60}$/u.test(jobId) && typeof kind === "string" ? {
			jobId,
			kind
		} : null;
	};
	var keepWorkbook = (scene, workbook) => keepOfScene(WORKBOOK_KEY, scene, { workbook });
	var keptWorkbook = (scene) => {
		const { workbook } = keptOfScene(WORKBOOK_KEY, scene);
		return typeof workbook === "string" && /^WB-[\w-]{1,60}$/u.test(workbook) ? workbook : null;
	};
	var keepOfScene = (key, { settings, sheet }, what) => {
		PropertiesService.getDocumentProperties()?.setProperty(key, JSON.stringify({
			...settings,
			sheet,
			...what
		}));
	};
	var keptOfScene = (key, { settings, sheet }) => {
		const read = readObject(ofSheet(key));
		return read.server === settings.server && read.workspace === settings.workspace && read.sheet === sheet ? read : {};
	};
	var readObject = (text) => {
		try {
			const read = JSON.parse(text);
			return typeof read === "object" && read !== null ? { ...read } : {};
		} catch {
			return {};
		}
	};
	// apps-script/src/menu/cell-text.ts
	/** Before this year there are durations and times of day, which are no days. */
	var FIRST_YEAR = 1900;
	var DIGITS = 15;
	/**
	* A cell as the server reads it: keys and names are matched by that. What a cell shows may be another text for the same thing: `12,345` for a key 12345,
	* `WAHR` for TRUE, `31.01.` for a day.
	*/
	var cellText = (held, shown, dayOf) => {
		if (typeof held === "boolean") return held ? "TRUE" : "FALSE";
		if (typeof held === "number") return numberText(held, shown);
		return isDay(held) ? dayOf(held) : shown;
	};
	var numberText = (held, shown) => {
		const isPercent = shown.trim().slice(-1) === "%";
		const text = String(Number((isPercent ? held * 100 : held).toPrecision(DIGITS)));
		return text.includes("e") || !Number.isFinite(held) ? shown : `${text}${isPercent ? "%" : ""}`;
	};
	var isDay = (held) => typeof held === "object" && held !== null && "getFullYear" in held && typeof held.getFullYear === "function" && held.getFullYear() >= FIRST_YEAR;
	// apps-script/src/google/sheet.ts
	var spreadsheet = () => SpreadsheetApp.getActiveSpreadsheet();
	var sheetId = () => spreadsheet().getId();
	var findSheet = (tab) => spreadsheet().getSheets().find((it) => foldName(it.getName()) === foldName(tab)) ?? null;
	/** A chart on a tab of its own has no cells, and throws where one is asked for. */
	var hasCells = (sheet) => sheet.getType() === SpreadsheetApp.SheetType.GRID;
	var gridOf = (sheet) => {
		if (!hasCells(sheet)) return [];
		const range = sheet.getDataRange();
		const shown = range.getDisplayValues();
		const zone = spreadsheet().getSpreadsheetTimeZone();
		const days = /* @__PURE__ */ new Map();
		const dayOf = (date) => {
			const day = days.get(date.getTime()) ?? dayText(date, zone);
			days.set(date.getTime(), day);
			return day;
		};
		const held = range.getValues();
		return shown.map((cells, row) => cells.map((text, column) => cellText(held[row]?.[column], text, dayOf)));
	};
	/** One of our tabs as the server reads it; `null`: the sheet has none of that name. */
	var readTab = (kind) => {
		const sheet = findSheet(kind);
		return sheet && gridOf(sheet);
	};
	/** Where this sheet's runs stand. */
	var readRunsTabs = () => spreadsheet().getSheets().filter((it) => isOutput(it.getName(), "Runs")).map(gridOf);
	/** The row of the selected cell, with its tab. */
	var readSelected = () => {
		const sheet = spreadsheet().getActiveSheet();
		const cell = hasCells(sheet) ? sheet.getCurrentCell() : null;
		return {
			tab: sheet.getName(),
			row: cell?.getRow() ?? 0,
			grid: gridOf(sheet)
		};
	};
	/** Selects a place: its column where the tab has one of that name, else the status of the row. */
	var goTo = ({ tab, row, column }) => {
		const sheet = findSheet(tab);
		if (!sheet) throw new TroubleError({
			title: `There is no tab ${tab}`,
			detail: "The sheet has none of this name.",
			todo: "Was it renamed? Check again."
		});
		if (sheet.isSheetHidden()) throw new TroubleError({
			title: `The tab ${tab} is hidden`,
			detail: "It cannot be shown from here.",
			todo: "Show it with View > Hidden sheets."
		});
		if (row !== null && row > sheet.getMaxRows()) throw new TroubleError({
			title: `There is no ${placeWords({
				tab,
				row
			})} any more`,
			detail: "Rows were deleted since.",
			todo: "Check again."
		});
		const headers = sheet.getRange(1, 1, Math.min(sheet.getMaxRows(), MOST_HEADER_ROWS), sheet.getMaxColumns()).getDisplayValues();
		const at = (column === void 0 ? null : findColumn(headers, column)) ?? findColumn(headers, "run_status") ?? 1;
		sheet.activate();
		sheet.setActiveRange(sheet.getRange(row ?? 1, at));
	};
	var MOST_HEADER_ROWS = 20;
	var AGREED = "planwright-workspace";
	/** Writes into the spreadsheet itself which workspace may open it: the server links no sheet that does not say so. */
	var agreeTo = (workspace) => {
		const visibility = SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT;
		const [first, ...others] = spreadsheet().getDeveloperMetadata().filter((it) => it.getKey() === AGREED);
		for (const it of others) it.remove();
		if (first) first.setValue(workspace).setVisibility(visibility);
		else spreadsheet().addDeveloperMetadata(AGREED, workspace, visibility);
		SpreadsheetApp.flush();
	};
	/** Makes an account an editor, as the planner; `false` where Google does not let the script do it (or the planner may not share). */
	var shareWith = (account) => {
		try {
			spreadsheet().addEditor(account);
			SpreadsheetApp.flush();
			return true;
		} catch {
			return false;
		}
	};
	// apps-script/src/google/workbook.ts
	/** By which name the server knows this sheet; `null`: it is not linked. */
	var findWorkbook = ({ ask, settings }) => {
		const sheet = sheetId();
		const { items } = ask(askWorkbooks(settings.workspace));
		const found = items.find(({ live }) => live?.spreadsheet_id === sheet)?.workbook_id ?? null;
		keepWorkbook({
			settings,
			sheet
		}, found);
		return found;
	};
	/** Asked once, then remembered. */
	var workbookOf = (connection) => {
		const known = keptWorkbook({
			settings: connection.settings,
			sheet: sheetId()
		}) ?? findWorkbook(connection);
		if (known !== null) return known;
		throw new TroubleError({
			title: "This sheet is not linked",
			detail: `The workspace "${connection.settings.workspace}" does not know it.`,
			todo: "Open Settings and click \"Link this sheet\".",
			inSettings: true
		});
	};
	// apps-script/src/google/jobs.ts
	/** Hands something to the server's workers. */
	var startJob = (connection, start) => {
		const scene = {
			settings: connection.settings,
			sheet: sheetId()
		};
		if (start.kind === "run") keepChoice(start.choice);
		try {
			const watched = submit(connection, askStart(connection.settings.workspace, workbookOf(connection), start));
			if (start.kind !== "compare" && watched.kind === "going") keepJob(scene, {
				jobId: watched.watch.jobId,
				kind: start.kind
			});
			return watched;
		} catch (thrown) {
			if (thrown instanceof TroubleError && thrown.trouble.isUnlinked) keepWorkbook(scene, null);
			throw thrown;
		}
	};
	var submit = ({ ask }, asked, about = null) => {
		const job = ask(asked);
		const going = goingWords({
			job,
			items: []
		}, {
			after: 0,
			line: ""
		});
		return {
			kind: "going",
			watch: {
				jobId: job.job_id,
				after: 0,
				line: "",
				about
			},
			going
		};
	};
	/** How a job goes, or what it answered. */
	var pollJob = (connection, watch) => {
		const { ask, settings } = connection;
		const events = ask(askEvents(settings.workspace, watch.jobId, watch.after));
		const { job } = events;
		if (!hasEnded(job)) {
			const going = goingWords(events, watch);
			return {
				kind: "going",
				watch: {
					...watch,
					after: going.after,
					line: going.line
				},
				going
			};
		}
		const told = ask(askTold(settings.workspace, watch.jobId));
		return {
			kind: "ended",
			jobKind: job.kind,
			shown: endedShown(connection, job, told, watch)
		};
	};
	var endedShown = (connection, job, { told, failure }, watch) => {
		const failed = failure ?? told?.failure ?? null;
		const words = failed === null ? null : connection.wordsOf(failed);
		if (words?.isUnlinked) keepWorkbook({
			settings: connection.settings,
			sheet: sheetId()
		}, null);
		const trouble = words === null ? [] : [troubleBlock(words)];
		if (told === null) return trouble.length > 0 ? {
			blocks: trouble,
			firstError: null
		} : stoppedShown;
		const { document, lines } = told;
		const { blocks, firstError } = answerShown(connection, job, {
			document,
			lines,
			isWhole: words === null
		}, watch);
		return {
			blocks: [
				...blocks.slice(0, 1),
				...trouble,
				...blocks.slice(1)
			],
			firstError
		};
	};
	var answerShown = (connection, job, { document, lines, isWhole }, { about }) => {
		switch (job.kind) {
			case "check": return checkShown(document, isWhole);
			case "sync": return syncShown(document);
			case "run": return runShown(connection, document, lines);
			case "explain": return explainShown(connection, document, lines, about);
			case "compare": return isWhole ? WRITTEN : nothing;
			default: return nothing;
		}
	};
	var WRITTEN = {
		blocks: [{
			kind: "result",
			tone: "good",
			title: "The tab Compare is written",
			lines: []
		}],
		firstError: null
	};
	var runShown = ({ ask, settings }, { run_id: runId, result, message, issues }, lines) => {
		if (runId === null || result === "invalid") return refusedShown(message, issues);
		return {
			blocks: runBlocks(ask(askReport(settings.workspace, runId)), headOf(lines)),
			firstError: null
		};
	};
	/** How a run ended: what stands below its name, before the first blank line. */
	var headOf = (lines) => {
		const text = lines.join("\n").split("\n");
		const end = text.indexOf("");
		return text.slice(1, end < 0 ? void 0 : end).map((line) => line.trim());
	};
	var explainShown = ({ ask, settings }, answer, lines, about) => {
		if (about === null) return {
			blocks: explainBlocks(answer, lines),
			firstError: null
		};
		return {
			blocks: ruleBlocks(answer, lines, about, ask(askReport(settings.workspace, answer.run_id))),
			firstError: null
		};
	};
	// apps-script/src/google/explain.ts
	/** What there is to say of the selected row: its errors at once, what a run made of it as a job. */
	var explainSelection = () => {
		const { tab, row, grid } = readSelected();
		const selected = readSelection(tab, row, grid);
		switch (selected.kind) {
			case "none": throw new TroubleError(selected.trouble);
			case "findings": return ended(rowsBlock("What is wrong with this row", selected.rows));
			case "sound": return ended([{
				kind: "result",
				tone: "good",
				title: selected.status || "Not checked yet",
				lines: [SOUND]
			}]);
			case "initiative": return explainIn(selected.runId, (run) => submit(connection(), askExplain(workspace(), run, { initiative: selected.key })));
			case "rule": return explainIn(null, (run) => submit(connection(), askExplain(workspace(), run, "rows"), selected.place));
		}
	};
	var SOUND = "There is no more to say of a row of this tab. Candidates, Constraints and Targets can be explained by a run.";
	var workspace = () => connection().settings.workspace;
	var ended = (blocks) => ({
		kind: "ended",
		jobKind: "explain",
		shown: {
			blocks,
			firstError: null
		}
	});
	/** Asks about the newest run of this sheet. Where that has no plan, the reason for it is all there is to say. */
	var explainIn = (runId, ask) => {
		if (runId !== null) return ask(runId);
		const runs = readRuns(readRunsTabs());
		const newest = runs[runs.length - 1];
		if (!newest) throw new TroubleError(NO_RUN);
		return newest.result === "optimal" || newest.result === "feasible" ? ask(newest.runId) : ended(withoutPlan(newest.runId));
	};
	var withoutPlan = (runId) => {
		const { ask, settings } = connection();
		const report = ask(askReport(settings.workspace, runId));
		const { message } = ask(askRun(settings.workspace, runId));
		return runBlocks(report, [`The newest run of this sheet (${runId}) has no plan that could be explained.`, message]);
	};
	var NO_RUN = {
		title: "There is no run yet",
		detail: "The tab Runs of this sheet names none, so nothing was chosen or left out.",
		todo: "Run the sheet first: Planwright > Run all."
	};
	// apps-script/src/google/link.ts
	/** Who the server takes this planner for, and what they may. */
	var testConnection = () => {
		const known = connection();
		const { workspace, server } = known.settings;
		const me = known.ask(askMe);
		const found = me.workspaces.find((it) => foldCase(it.workspace) === foldCase(workspace));
		if (!found) throw new TroubleError({
			title: `There is no workspace "${workspace}" for you`,
			detail: `${server} knows you as ${me.principal}. ${othersIn(me)}`,
			todo: "Compare the name above, or ask your administrator for a role."
		});
		const { is_set_up: isSetUp, account } = known.ask(askGoogle);
		return {
			principal: me.principal,
			role: found.role,
			isSetUp,
			account,
			isLinked: findWorkbook(known) !== null
		};
	};
	var othersIn = ({ workspaces }) => workspaces.length === 0 ? "You have no role in any workspace yet." : `Your workspaces: ${workspaces.map(({ workspace }) => workspace).join(", ")}.`;
	/** Says in the sheet which workspace it belongs to, shares it with the server's account, and tells the server. */
	var linkSheet = () => {
		const known = connection();
		const { workspace } = known.settings;
		const { account } = known.ask(askGoogle);
		agreeTo(workspace);
		const isShared = account !== null && shareWith(account);
		const sheet = sheetId();
		try {
			const made = known.ask(askLink(workspace, sheet));
			keepWorkbook({
				settings: known.settings,
				sheet
			}, made.workbook_id);
			return { lines: [`This sheet is linked with the workspace "${workspace}".`, ...isShared ? [`It is shared with ${account}, as Editor.`] : []] };
		} catch (thrown) {
			if (!(thrown instanceof TroubleError) || isShared || thrown.trouble.copy === void 0) throw thrown;
			throw new TroubleError({
				...thrown.trouble,
				title: "Share the sheet by hand, once",
				detail: "Google did not let the menu share this sheet: it may only touch this one file, or you may not share it.",
				todo: `${thrown.trouble.todo} If you may not share it, ask its owner.`
			});
		}
	};
	// apps-script/src/google/answer-panel.ts
	var open = () => {
		try {
			const { settings } = connection();
			return {
				missing: null,
				newest: keptJob({
					settings,
					sheet: sheetId()
				})
			};
		} catch (thrown) {
			if (thrown instanceof TroubleError) return {
				missing: thrown.trouble,
				newest: null
			};
			throw thrown;
		}
	};
	var listRuns = () => {
		const { ask, settings } = connection();
		const ofSheet = new Set(readRuns(readRunsTabs()).map(({ runId }) => runId));
		const runs = ask(askRuns(settings.workspace)).items.map((it) => runChoice(it, ofSheet));
		return [...runs.filter((it) => it.isOfSheet), ...runs.filter((it) => !it.isOfSheet)];
	};
	var HANDLERS = {
		open,
		choices: () => ({
			choices: readChoices(readTab),
			chosen: keptChoice()
		}),
		start: (start) => startJob(connection(), start),
		poll: (watch) => pollJob(connection(), watch),
		stop: ({ jobId }) => {
			const { ask, settings } = connection();
			ask(askStop(settings.workspace, jobId));
			return null;
		},
		goTo: (place) => {
			goTo(place);
			return null;
		},
		explain: () => explainSelection(),
		runs: listRuns,
		compare: ({ runs }) => {
			const { ask, settings } = connection();
			const { csv } = ask(askCompare(settings.workspace, runs));
			return {
				blocks: compareBlocks(readCsv(csv ?? "")),
				firstError: null
			};
		},
		settings: shownSettings,
		save: (entered) => {
			keepSettings(entered);
			return shownSettings();
		},
		forget: () => {
			forgetToken();
			return shownSettings();
		},
		test: testConnection,
		link: linkSheet
	};
	/** Answers a question of the panel. Whatever goes wrong is answered as a trouble in words, never as an error. */
	var answerPanel = (name, asked) => {
		try {
			if (!isCall(name)) return {
				isGood: false,
				trouble: unforeseen()
			};
			const answer = HANDLERS[name];
			return {
				isGood: true,
				value: answer(asked)
			};
		} catch (thrown) {
			return {
				isGood: false,
				trouble: troubleIn(thrown)
			};
		}
	};
	var isCall = (name) => Object.keys(HANDLERS).includes(name);
	var troubleIn = (thrown) => {
		if (thrown instanceof TroubleError) return thrown.trouble;
		console.error(thrown instanceof Error ? thrown.stack : "unknown");
		return unforeseen();
	};
	// \0panel-page
	var PANEL_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Planwright</title>
<style>
* {
  box-sizing: border-box;
}
body {
  margin: 0;
  padding: 8px 12px 24px;
  font:
    13px / 1.45 Arial,
    Helvetica,
    sans-serif;
  color: #1f1f1f;
  background: #fff;
  overflow-wrap: anywhere;
}
h1,
.unseen {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
h2 {
  font-size: 18px;
  font-weight: 400;
  margin: 12px 0 8px;
}
h3 {
  font-size: 13px;
  margin: 0 0 4px;
}
p {
  margin: 0 0 6px;
}
nav {
  display: flex;
  flex-wrap: wrap;
  gap: 4px;
  padding-bottom: 8px;
  border-bottom: 1px solid #dadce0;
}
button {
  font: inherit;
  font-weight: 700;
  padding: 6px 12px;
  border: 1px solid #747775;
  border-radius: 4px;
  background: #fff;
  color: #0b57d0;
  cursor: pointer;
}
button:hover {
  background: #f0f4fa;
}
button:disabled {
  color: #5f6368;
  background: #f1f3f4;
  border-color: #dadce0;
  cursor: default;
}
button.small {
  font-weight: 400;
  padding: 3px 8px;
}
button[aria-current="page"] {
  background: #0b57d0;
  border-color: #0b57d0;
  color: #fff;
}
:focus-visible {
  outline: 2px solid #0b57d0;
  outline-offset: 1px;
}
/* A heading gets the focus from us, so that a reader hears it; nothing can be done there. */
h2:focus-visible {
  outline: none;
}
button.main:not(:disabled) {
  background: #0b57d0;
  border-color: #0b57d0;
  color: #fff;
}
button.main:hover:not(:disabled) {
  background: #0842a0;
}
.field {
  margin-bottom: 10px;
}
label {
  font-weight: 700;
}
input[type="text"],
input[type="password"],
select {
  display: block;
  width: 100%;
  margin-top: 2px;
  padding: 6px;
  font: inherit;
  color: inherit;
  background: #fff;
  border: 1px solid #747775;
  border-radius: 4px;
}
.hint {
  color: #4d5156;
  font-weight: 400;
}
fieldset {
  border: 1px solid #dadce0;
  border-radius: 4px;
  margin: 0 0 8px;
  padding: 4px 8px;
  max-height: 40vh;
  overflow: auto;
}
.tick {
  display: flex;
  gap: 6px;
  padding: 4px 0;
  font-weight: 400;
}
.area > * {
  margin-top: 12px;
}
.result {
  border-left: 4px solid #747775;
  padding: 4px 0 4px 10px;
}
.result.good {
  border-color: #146c2e;
}
.result.warn {
  border-color: #9a6700;
}
.result.bad {
  border-color: #b3261e;
}
.result h3 {
  font-size: 14px;
}
.line {
  min-height: 3em;
}
progress {
  width: 100%;
}
ul {
  list-style: none;
  margin: 0;
  padding: 0;
}
li {
  border-top: 1px solid #dadce0;
  padding: 6px 0;
}
.row-head {
  display: flex;
  justify-content: space-between;
  align-items: start;
  gap: 8px;
}
.row-head button {
  flex: none;
}
li.bad strong::before {
  content: "✕ ";
  color: #b3261e;
}
li.warn strong::before {
  content: "! ";
  color: #9a6700;
}
li.good strong::before {
  content: "✓ ";
  color: #146c2e;
}
summary {
  cursor: pointer;
  font-weight: 700;
  padding: 4px 0;
}
.wide {
  overflow-x: auto;
}
table {
  border-collapse: collapse;
  width: 100%;
}
th,
td {
  text-align: left;
  vertical-align: top;
  padding: 3px 6px 3px 0;
  border-top: 1px solid #dadce0;
  min-width: 5em;
}
tbody th {
  font-weight: 400;
  color: #4d5156;
}
.copy {
  margin: 6px 0;
}
.copy button {
  margin: 4px 8px 0 0;
}
</style>
</head>
<body data-view="settings">
<script>
(function() {
	// apps-script/src/menu/calls.ts
	var VIEWS = [
		"check",
		"sync",
		"run-selected",
		"run-all",
		"explain",
		"compare",
		"settings"
	];
	// apps-script/src/menu/trouble.ts
	/** The only thing that is thrown here; one place catches it (\`google/answer-panel.ts\`) and the panel shows it. */
	var TroubleError = class extends Error {
		constructor(trouble) {
			super(trouble.title);
			this.trouble = trouble;
		}
	};
	// apps-script/src/panel/ask.ts
	/** Asks the script; throws the trouble where there is one. */
	var ask = (name, asked) => new Promise((resolve, reject) => {
		google.script.run.withSuccessHandler((answer) => {
			const told = answer;
			if (told.isGood) resolve(told.value);
			else reject(new TroubleError(told.trouble));
		}).withFailureHandler((error) => reject(new TroubleError(isRefused(error) ? REFUSED : GONE))).planwrightAsk(name, asked);
	});
	var isRefused = (error) => error instanceof Error && /permission|authori[sz]/iu.test(error.message);
	var REFUSED = {
		title: "Google has not been told that the menu may do this",
		detail: "The script asks once for your permission.",
		todo: "Close this panel, click an entry of the menu Planwright, and allow it."
	};
	var GONE = {
		title: "Google did not answer",
		detail: "The connection to the script broke off, or it took too long.",
		todo: "Are you online? Then try again.",
		mayPass: true
	};
	// apps-script/src/panel/elements.ts
	/** An element with its children. Texts become text, whatever stands in them: nothing here is ever read as HTML. */
	var el = (tag, attributes = {}, ...children) => {
		const made = document.createElement(tag);
		for (const [name, value] of Object.entries(attributes)) if (typeof value === "function") made.addEventListener(name, value);
		else if (typeof value === "string") made.setAttribute(name, value);
		else if (value) made.setAttribute(name, "");
		for (const child of children) if (child !== null && child !== void 0) made.append(child);
		return made;
	};
	var button = (label, onClick, attributes = {}) => el("button", {
		type: "button",
		click: onClick,
		...attributes
	}, label);
	/** A box with a label; gives both. */
	var field = (label, hint, input) => {
		const id = \`field-\${label.toLowerCase().replace(/\\W+/gu, "-")}\`;
		input.id = id;
		if (hint !== "") input.setAttribute("aria-describedby", \`\${id}-hint\`);
		return el("div", { class: "field" }, el("label", { for: id }, label), input, hint === "" ? null : el("div", {
			class: "hint",
			id: \`\${id}-hint\`
		}, hint));
	};
	// apps-script/src/menu/place.ts
	var placeWords = ({ tab, row }) => row === null ? \`tab \${tab}\` : \`\${tab} row \${row}\`;
	// apps-script/src/panel/show-blocks.ts
	var showBlocks = (blocks, ways) => blocks.map((block) => showBlock(block, ways));
	var showBlock = (block, ways) => {
		switch (block.kind) {
			case "result": return el("section", { class: \`result \${block.tone}\` }, el("h3", {}, block.title), ...block.lines.map((line) => el("p", {}, line)));
			case "rows": return section(block.title, block.isFolded, el("ul", {}, ...block.rows.map((row) => showRow(row, ways))));
			case "lines": return section(block.title, block.isFolded, ...block.lines.map((line) => el("p", {}, line)));
			case "table": return section(block.title, false, showTable(block.title, block.head, block.rows));
			case "trouble": return showTrouble(block.trouble, ways);
		}
	};
	var section = (title, isFolded, ...content) => isFolded ? el("details", {}, el("summary", {}, title), ...content) : el("section", {}, el("h3", {}, title), ...content);
	var showRow = ({ place, label, tone, text, more }, { goTo }) => el("li", { class: tone }, el("div", { class: "row-head" }, el("strong", {}, label), place === null ? null : button("Go to", () => goTo(place), {
		class: "small",
		"aria-label": \`Go to \${placeWords(place)}\`
	})), text === "" ? null : el("p", {}, text), ...more.map((line) => el("p", { class: "hint" }, line)));
	var showTable = (title, head, rows) => el("div", {
		class: "wide",
		role: "region",
		tabindex: "0",
		"aria-label": title
	}, el("table", {}, head.length === 0 ? null : el("thead", {}, el("tr", {}, ...head.map((cell) => cell === "" ? el("td") : el("th", { scope: "col" }, cell)))), el("tbody", {}, ...rows.map(([name = "", ...cells]) => el("tr", {}, el("th", { scope: "row" }, name), ...cells.map((cell) => el("td", {}, cell)))))));
	var showTrouble = ({ title, detail, todo, inSettings, copy, place }, { goTo, settings }) => el("section", { class: "result bad" }, el("h3", {}, title), detail === "" ? null : el("p", {}, detail), el("p", {}, todo), copy === void 0 ? null : copyField(copy), place === void 0 ? null : button("Go to", () => goTo(place), { "aria-label": \`Go to \${placeWords(place)}\` }), inSettings ? button("Open Settings", settings) : null);
	/** An address to be carried elsewhere. */
	var copyField = (text) => {
		const input = el("input", {
			type: "text",
			readonly: true,
			"aria-label": "The account to share the sheet with",
			value: text
		});
		const copied = el("span", {
			class: "hint",
			role: "status"
		});
		const copy = () => {
			input.select();
			copied.textContent = document.execCommand("copy") ? "Copied." : "Press Ctrl+C (on a Mac: ⌘C) now.";
		};
		return el("div", { class: "copy" }, input, button("Copy", copy), copied);
	};
	// apps-script/src/panel/watch-job.ts
	var [SOON_MS, LATER_MS, SOON_TIMES] = [
		1e3,
		2500,
		15
	];
	/** Troubles that may pass are waited out so often, then shown. */
	var MOST_TROUBLES = 20;
	var sleep = (durationMs) => new Promise((done) => setTimeout(done, durationMs));
	/** Shows a job until it has ended. \`isNew\`: it was started just now, and so the sheet jumps to the first row with an error. */
	var watchJob = async (stage, first, isNew) => {
		let watched = first;
		let troubles = 0;
		const going = showGoing(stage, first);
		for (let times = 0; watched.kind === "going" && stage.isOpen(); times += 1) {
			if (troubles === 0) going.tell(watched);
			await sleep(times < SOON_TIMES ? SOON_MS : LATER_MS);
			if (!stage.isOpen()) return;
			try {
				watched = await ask("poll", watched.watch);
				troubles = 0;
			} catch (thrown) {
				troubles += 1;
				if (!(thrown instanceof TroubleError) || !thrown.trouble.mayPass || troubles > MOST_TROUBLES) throw thrown;
				going.note(\`\${thrown.trouble.title}. Trying again …\`);
			}
		}
		if (watched.kind === "going" || !stage.isOpen()) return;
		const { blocks, firstError } = watched.shown;
		stage.area.replaceChildren(...showBlocks(blocks, stage.ways));
		const [head] = blocks;
		if (head?.kind === "result") stage.say(head.title);
		if (isNew && firstError !== null) stage.ways.goTo(firstError);
	};
	var showGoing = ({ area, ways }, first) => {
		const title = el("h3");
		const line = el("p", { class: "line" });
		const note = el("p", { class: "hint" });
		const trouble = el("div");
		const stop = async (watch) => {
			stopButton.disabled = true;
			note.textContent = "Asked to stop. What is known by then is kept: of a run the best plan found.";
			try {
				await ask("stop", { jobId: watch.jobId });
			} catch (thrown) {
				stopButton.disabled = false;
				note.textContent = "";
				trouble.replaceChildren(showTrouble(troubleOf(thrown), ways));
			}
		};
		const stopButton = button("Stop", () => {
			if (first.kind === "going") stop(first.watch);
		});
		if (first.kind === "going") area.replaceChildren(el("section", { class: "result plain" }, title, el("progress", { "aria-label": "Under way" }), line, note, stopButton), trouble);
		return {
			tell: ({ going }) => {
				title.textContent = going.title;
				line.textContent = going.line;
				if (!going.isStopping && !stopButton.disabled) note.textContent = "";
			},
			note: (words) => {
				note.textContent = words;
			}
		};
	};
	var troubleOf = (thrown) => thrown instanceof TroubleError ? thrown.trouble : {
		title: "Something went wrong in this panel",
		detail: "",
		todo: "Close it and open it again from the menu Planwright."
	};
	// apps-script/src/panel/scene.ts
	/** Does something and shows its trouble, with the button that began it off meanwhile. */
	var attempt = async ({ area, ways, isOpen, say }, work, by) => {
		if (by) by.disabled = true;
		try {
			await work();
		} catch (thrown) {
			if (!isOpen()) return;
			const trouble = troubleOf(thrown);
			area.replaceChildren(showTrouble(trouble, ways));
			say(trouble.title);
		} finally {
			if (by) by.disabled = false;
		}
	};
	// apps-script/src/panel/compare-view.ts
	var [FEWEST, MOST] = [2, 8];
	/** Some runs are ticked and laid side by side; the tab Compare is written where that is wanted. */
	var showCompare = async ({ main, stage }) => {
		const runs = await ask("runs", null);
		const ticked = /* @__PURE__ */ new Set();
		const count = el("p", {
			class: "hint",
			role: "status"
		});
		const tell = () => {
			count.textContent = \`\${ticked.size} ticked; \${FEWEST} to \${MOST} can be compared. The others are compared with the topmost.\`;
			compare.disabled = ticked.size < FEWEST || ticked.size > MOST;
		};
		const compareTicked = () => compareRuns(stage, runs.map(({ runId }) => runId).filter((it) => ticked.has(it)));
		const compare = button("Compare", () => void attempt(stage, compareTicked, compare).then(tell), { class: "main" });
		const onTick = (runId, isTicked) => {
			if (isTicked) ticked.add(runId);
			else ticked.delete(runId);
			tell();
		};
		const list = runs.length === 0 ? el("p", {}, "The workspace has no runs yet.") : el("fieldset", {}, el("legend", {}, "Runs of this sheet first, the newest first"), ...runs.map((run) => showTick(run, onTick)));
		main.prepend(list, count, compare);
		tell();
	};
	var showTick = ({ runId, name, words, isOfSheet }, onTick) => {
		const box = el("input", {
			type: "checkbox",
			change: () => onTick(runId, box.checked)
		});
		return el("label", { class: "tick" }, box, el("span", {}, el("strong", {}, name), el("br"), \`\${words}\${isOfSheet ? "" : " · not of this sheet"}\`));
	};
	var compareRuns = async (stage, runs) => {
		stage.area.replaceChildren(el("p", {}, "Asking the server …"));
		const { blocks } = await ask("compare", { runs });
		const written = el("div");
		const below = {
			...stage,
			area: written
		};
		const write = button("Write the tab Compare", () => {
			attempt(below, async () => watchJob(below, await ask("start", {
				kind: "compare",
				runs
			}), false), write);
		});
		stage.area.replaceChildren(...showBlocks(blocks, stage.ways), write, written);
		stage.say("Compared");
	};
	// apps-script/src/panel/run-view.ts
	var HINTS = {
		all: "All candidates may be chosen.",
		selected: "Only candidates with is_selected_for_run may be chosen."
	};
	/** What is to be run, then how it goes. A run that is under way, or the newest answer, stands below. */
	var showRunForm = async (scope, { main, stage }, { newest }) => {
		const { choices, chosen } = await ask("choices", null);
		const form = makeChoice(choices, chosen);
		const start = async () => {
			stage.area.replaceChildren(el("p", {}, "Asking the server …"));
			await watchJob(stage, await ask("start", {
				kind: "run",
				scope,
				choice: form.read()
			}), true);
		};
		const run = button(\`Run \${scope} candidates\`, () => void attempt(stage, start, run), { class: "main" });
		form.onChange((isWhole) => {
			run.disabled = !isWhole;
		});
		main.prepend(el("p", { class: "hint" }, HINTS[scope]), ...form.fields, run);
		if (newest?.kind !== "run") return;
		const known = await ask("poll", {
			jobId: newest.jobId,
			after: 0,
			line: "",
			about: null
		}).catch(() => null);
		if (known) await attempt(stage, () => watchJob(stage, known, false), run);
	};
	var makeChoice = ({ scenarios }, chosen) => {
		const scenario = el("select");
		const set = el("select");
		const fill = (select, names, first) => {
			select.replaceChildren(...names.map((name) => el("option", { value: name }, name)));
			if (first !== void 0 && names.includes(first)) select.value = first;
		};
		const fillSets = () => fill(set, scenarios.find(({ name }) => name === scenario.value)?.sets ?? [], chosen?.set);
		fill(scenario, scenarios.map(({ name }) => name), chosen?.scenario);
		fillSets();
		scenario.addEventListener("change", fillSets);
		return {
			fields: [field("Scenario", scenarios.length === 0 ? "The tab Scenario_Config names no scenario." : "", scenario), field("Constraint set", "", set)],
			read: () => ({
				scenario: scenario.value,
				set: set.value
			}),
			onChange: (hear) => {
				const tell = () => hear(set.value !== "");
				scenario.addEventListener("change", tell);
				tell();
			}
		};
	};
	// apps-script/src/panel/settings-view.ts
	/** Where the server is, which workspace, and this planner's token: entered here, kept for this planner, never shown again. */
	var showSettings = async ({ main, stage }) => {
		const known = await ask("settings", null);
		const server = el("input", {
			type: "text",
			inputmode: "url",
			autocomplete: "off",
			spellcheck: "false",
			value: known.server
		});
		const workspace = el("input", {
			type: "text",
			autocomplete: "off",
			value: known.workspace
		});
		const token = el("input", {
			type: "password",
			autocomplete: "off"
		});
		const tokenField = field("Your token", tokenWords(known.hasToken), token);
		const show = (kept) => {
			server.value = kept.server;
			workspace.value = kept.workspace;
			token.value = "";
			const hint = tokenField.querySelector(".hint");
			if (hint) hint.textContent = tokenWords(kept.hasToken);
			forget.hidden = !kept.hasToken;
		};
		const saveAndTest = async () => {
			stage.area.replaceChildren(el("p", {}, "Asking the server …"));
			show(await ask("save", {
				server: server.value,
				workspace: workspace.value,
				token: token.value
			}));
			showTested(stage, await ask("test", null));
		};
		const forgetToken = async () => {
			show(await ask("forget", null));
			stage.area.replaceChildren();
			stage.say("Your token is forgotten");
		};
		const forget = button("Forget my token", () => void attempt(stage, forgetToken, forget), {
			class: "small",
			hidden: !known.hasToken
		});
		const test = button("Save and test the connection", () => void attempt(stage, saveAndTest, test), { class: "main" });
		main.prepend(field("Server", "For all who work in this sheet. It begins with https://.", server), field("Workspace", "For all who work in this sheet.", workspace), tokenField, test, " ", forget);
	};
	var showTested = (stage, { principal, role, isSetUp, account, isLinked }) => {
		const link = button(isLinked ? "Link this sheet again" : "Link this sheet", () => void attempt(stage, () => linkSheet(stage), link));
		stage.area.replaceChildren(el("section", { class: "result good" }, el("h3", {}, \`You are \${principal}\`), el("p", {}, \`Your role in this workspace: \${role}.\`), el("p", {}, isLinked ? "This sheet is linked." : "This sheet is not linked yet.")), ...isSetUp ? [...account === null ? [el("p", {}, NO_ACCOUNT)] : [el("p", {}, SHARING), copyField(account)], link] : [el("p", {}, NOT_SET_UP)]);
		stage.say(\`You are \${principal}\`);
	};
	var linkSheet = async (stage) => {
		stage.area.replaceChildren(el("p", {}, "Linking …"));
		const { lines } = await ask("link", null);
		stage.area.replaceChildren(el("section", { class: "result good" }, el("h3", {}, "Linked"), ...lines.map((line) => el("p", {}, line))));
		stage.say("Linked");
	};
	var SHARING = "The sheet must be shared with this account, as Editor. Linking does it for you where Google lets it.";
	var NO_ACCOUNT = "The server does not know the address of its Google account. Ask your administrator for it, share the sheet with it as Editor, and then link.";
	var NOT_SET_UP = "Google Sheets is not set up on this server yet, so no sheet can be linked. Ask your administrator.";
	var tokenWords = (hasToken) => hasToken ? "One is kept for you and this server. Leave this empty to keep it." : "From your administrator. It is kept for you alone, and sent to this server only.";
	// apps-script/src/panel/views.ts
	var TITLES = {
		check: "Check",
		sync: "Sync",
		"run-selected": "Run selected",
		"run-all": "Run all",
		explain: "Explain selection",
		compare: "Compare runs",
		settings: "Settings"
	};
	var showView = async (view, scene) => {
		if (view === "settings") return showSettings(scene);
		const opened = await ask("open", null);
		if (opened.missing) {
			scene.stage.area.replaceChildren(showTrouble(opened.missing, scene.stage.ways));
			return;
		}
		if (view === "check" || view === "sync") return showWork(view, scene, opened);
		if (view === "explain") return showExplain(scene);
		if (view === "compare") return showCompare(scene);
		return showRunForm(view === "run-all" ? "all" : "selected", scene, opened);
	};
	var WORK_WORDS = {
		check: "Looks at every row and writes beside it what is wrong.",
		sync: "Brings the workspace to what the sheet says."
	};
	/** Begins at once, for that is what was clicked; but where somebody's job is under way, that one is shown. */
	var showWork = async (kind, { main, stage }, { newest }) => {
		const start = { kind };
		const again = button(kind === "check" ? "Check again" : "Sync again", () => {
			attempt(stage, async () => watchJob(stage, await begin(), true), again);
		});
		const begin = async () => {
			stage.area.replaceChildren(el("p", {}, "Asking the server …"));
			return ask("start", start);
		};
		main.prepend(el("p", { class: "hint" }, WORK_WORDS[kind]), again);
		again.disabled = true;
		const known = newest && await ask("poll", {
			jobId: newest.jobId,
			after: 0,
			line: "",
			about: null
		}).catch(() => null);
		if (known?.kind !== "going") return attempt(stage, async () => watchJob(stage, await begin(), true), again);
		again.before(el("p", { class: "hint" }, "Something else is under way in this sheet; it is shown first."));
		return attempt(stage, () => watchJob(stage, known, false), again);
	};
	var showExplain = async ({ main, stage }) => {
		const again = button("Explain the selected row", () => void attempt(stage, explain, again));
		const explain = async () => {
			stage.area.replaceChildren(el("p", {}, "Looking …"));
			await watchJob(stage, await ask("explain", null), false);
		};
		main.prepend(el("p", { class: "hint" }, "Select a cell in a row of Candidates, Constraints or Targets."), again);
		await attempt(stage, explain, again);
	};
	// apps-script/src/panel/main.ts
	/** The panel: one view at a time, and a row of buttons to the others. */
	var isView = (text) => VIEWS.some((it) => it === text);
	var SHORT = {
		explain: "Explain",
		compare: "Compare"
	};
	var shown = 0;
	var nav = el("nav", { "aria-label": "Planwright" });
	var main = el("main");
	var live = el("div", {
		role: "status",
		class: "unseen"
	});
	var go = (view) => {
		shown += 1;
		const own = shown;
		const area = el("div", { class: "area" });
		const wrong = el("div");
		const stage = {
			area,
			isOpen: () => own === shown,
			say: (words) => {
				live.textContent = words;
			},
			ways: {
				settings: () => go("settings"),
				goTo: (place) => {
					wrong.replaceChildren();
					ask("goTo", place).catch((thrown) => wrong.replaceChildren(showTrouble(troubleOf(thrown), stage.ways)));
				}
			}
		};
		const title = el("h2", { tabindex: "-1" }, TITLES[view]);
		const body = el("div", {}, wrong, area);
		main.replaceChildren(title, body);
		for (const it of nav.querySelectorAll("button")) it.setAttribute("aria-current", it.dataset.view === view ? "page" : "false");
		area.replaceChildren(el("p", {}, "One moment …"));
		title.focus();
		attempt(stage, async () => {
			await showView(view, {
				main: body,
				stage
			});
			if (area.textContent === "One moment …") area.replaceChildren();
		});
	};
	nav.append(...VIEWS.map((view) => button(SHORT[view] ?? TITLES[view], () => go(view), {
		"data-view": view,
		class: "small"
	})));
	document.body.append(el("header", {}, el("h1", {}, "Planwright"), nav), main, live);
	var { view } = document.body.dataset;
	go(isView(view) ? view : "settings");
})();
<\/script>
</body>
</html>
`;
	// apps-script/src/google/panel-window.ts
	/** Opens the panel beside the sheet at one of its views. Nothing but the name of the view goes into the page. */
	var showPanel = (view) => {
		const page = PANEL_PAGE.replace("data-view=\"settings\"", `data-view="${view}"`);
		SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput(page).setTitle("Planwright"));
	};
	// apps-script/src/main.ts
	/** What Google Sheets calls by name: the trigger, the entries of the menu, and the one door of the panel. */
	var onOpen = () => {
		SpreadsheetApp.getUi().createMenu("Planwright").addItem("Check", "planwrightCheck").addItem("Sync", "planwrightSync").addItem("Run selected", "planwrightRunSelected").addItem("Run all", "planwrightRunAll").addSeparator().addItem("Explain selection", "planwrightExplain").addItem("Compare runs", "planwrightCompare").addSeparator().addItem("Settings", "planwrightSettings").addToUi();
	};
	var planwrightCheck = () => showPanel("check");
	var planwrightSync = () => showPanel("sync");
	var planwrightRunSelected = () => showPanel("run-selected");
	var planwrightRunAll = () => showPanel("run-all");
	var planwrightExplain = () => showPanel("explain");
	var planwrightCompare = () => showPanel("compare");
	var planwrightSettings = () => showPanel("settings");
	var planwrightAsk = (name, asked) => {
		SpreadsheetApp.getUi();
		return answerPanel(name, asked);
	};
	exports.onOpen = onOpen;
	exports.planwrightAsk = planwrightAsk;
	exports.planwrightCheck = planwrightCheck;
	exports.planwrightCompare = planwrightCompare;
	exports.planwrightExplain = planwrightExplain;
	exports.planwrightRunAll = planwrightRunAll;
	exports.planwrightRunSelected = planwrightRunSelected;
	exports.planwrightSettings = planwrightSettings;
	exports.planwrightSync = planwrightSync;
	return exports;
})({});
