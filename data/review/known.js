"use strict";
// The review page's script, in parts that share R. This one: what is known (see export/review/details.c for its keys),
// the words of both languages, and which elements show which cell or statement.
//
//   cells       i id, a or A anchor, g page, t text where the element can't show it, p printed, o other reading,
//               v decimal, y yuan, u unit, e state, s standing, l label, h path of the column, r repairs, d doubts,
//               k checks, ap approximate
//   statements  the same, and n item, j subject, b box
//   checks      i id, k kind, s status, rel relation, e expected, a actual, d difference, tol tolerance, t total,
//               m terms, g signs, st statements, sus suspects, why reason
//   diagnostics c code, s severity, m message, g page, cells
const R = {};
(function () {
    const known = JSON.parse(document.getElementById("known").textContent);
    const chinese = /^zh\b/i.test((navigator.languages || [navigator.language])[0] || "zh");
    R.known = known;
    R.language = chinese ? 0 : 1;
    R.items = new Map();
    R.checks = new Map();
    R.order = [];

    R.word = function (key) {
        const words = known.words[key];
        return words ? words[R.language] : key.replace(/^[a-z]+\./, "");
    };
    R.code = function (kind, code) { return R.word(kind + "." + code); };

    R.make = function (name, look, ...children) {
        const element = document.createElement(name);
        for (const key of Object.keys(look || {}))
            if (key === "class")
                element.className = look[key];
            else if (key.startsWith("on"))
                element.addEventListener(key.slice(2), look[key]);
            else
                element.setAttribute(key, look[key]);
        element.append(...children.filter(child => child !== null && child !== undefined && child !== ""));
        return element;
    };

    R.translate = function () {
        document.documentElement.lang = R.language ? "en" : "zh-Hans";
        for (const element of document.querySelectorAll("[data-w]"))
            element.textContent = R.word(element.dataset.w);
    };

    function add(data, kind, table) {
        const item = { id: data.i, kind, data, table, elements: [] };
        if (data.i && !R.items.has(data.i)) {
            R.items.set(data.i, item);
            R.order.push(item);
        }
    }
    for (const table of known.tables)
        for (const cell of table.cells)
            add(cell, "cell", table);
    for (const statement of known.statements)
        add(statement, "statement", null);
    for (const check of known.checks)
        if (check.i)
            R.checks.set(check.i, check);
    R.key = function (element) { return element.dataset.cell || element.dataset.statement; };
    for (const element of document.querySelectorAll("[data-cell],[data-statement]")) {
        const item = R.items.get(R.key(element));
        if (item)
            item.elements.push(element);
    }

    R.isAmount = function (item) {
        const state = item.data.e;
        return state === "number" || state === "unreadable" || (state === "nil" && Boolean(item.data.l || item.data.h));
    };
    // As it was read.
    R.text = function (item) {
        if (item.kind === "statement" || item.data.t !== undefined)
            return item.data.t || "";
        const shown = item.elements.find(element => !element.ownerSVGElement);
        return shown ? shown.textContent : "";
    };
    R.unit = function (item) { return item.data.u || (item.table && R.isAmount(item) ? item.table.u : "") || ""; };
    R.name = function (item) {
        const data = item.data;
        return item.kind === "statement" ? data.j || data.n || "" : [data.l, data.h].filter(Boolean).join(" · ");
    };
    R.nameOfTable = function (table) { return [table.n, table.t || table.i].filter(Boolean).join(" "); };
    R.anchor = function (item) { return item.data.A || item.table.a + ":" + item.data.a; };
    // In the table or the list, not on the picture.
    R.readingOf = function (item) { return item.elements.find(element => !element.ownerSVGElement); };
    R.onPage = function (item) { return item.elements.find(element => element.ownerSVGElement); };
})();
