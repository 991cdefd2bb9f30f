// SPDX-License-Identifier: GPL-2.0-or-later
// duckdb.js FOLDER < STATEMENTS: runs each statement of a JSON array in DuckDB, in FOLDER, and prints the rows of the last
// as JSON, all values as text. Exits with 77 where @duckdb/node-api is not installed.
const fs = require("fs");
const { createRequire } = require("module");
const places = [process.env.GONGKAI_DUCKDB, process.cwd(), __dirname].filter(Boolean);
let duckdb = null;
for (const place of places) {
    try {
        duckdb = duckdb || createRequire(fs.realpathSync(place) + "/").call(null, "@duckdb/node-api");
    } catch (error) {
        if (error.code !== "MODULE_NOT_FOUND") throw error;
    }
}
if (!duckdb) process.exit(77);
(async () => {
    process.chdir(process.argv[2]);
    const connection = await (await duckdb.DuckDBInstance.create(":memory:")).connect();
    let rows = [];
    for (const statement of JSON.parse(fs.readFileSync(0, "utf8")))
        rows = (await connection.runAndReadAll(statement)).getRowObjectsJson();
    process.stdout.write(JSON.stringify(rows));
})().catch((error) => { console.error(error.message); process.exit(1); });
