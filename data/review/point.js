// Pointing, choosing and walking: what lies under the pointer or has the focus lights up on both sides.
(function () {
    const THING = "[data-cell],[data-statement],[data-remark]";
    let lit = [];
    let cursor = null; // {grid, row, column}: where in a merged cell the walk is
    R.chosen = null;

    function alike(element) {
        if (element.dataset.remark !== undefined)
            return document.querySelectorAll('[data-remark="' + CSS.escape(element.dataset.remark) + '"]');
        const item = R.items.get(R.key(element));
        return item ? item.elements : [element];
    }
    function light(element) {
        for (const other of lit)
            other.classList.remove("hot");
        lit = element ? Array.from(alike(element)) : [];
        for (const other of lit)
            other.classList.add("hot");
    }
    function thing(event) { return event.target.closest ? event.target.closest(THING) : null; }

    document.addEventListener("pointerover", event => light(thing(event) || document.activeElement.closest(THING)));
    document.addEventListener("focusin", event => light(thing(event)));

    // --- the one element of each grid that Tab comes to ---

    function family(element) { return element.closest("table, svg, ul"); }
    R.focus = function (element) {
        for (const other of family(element).querySelectorAll('[tabindex="0"]'))
            other.setAttribute("tabindex", "-1");
        element.setAttribute("tabindex", "0");
        element.focus({ preventScroll: true });
    };
    R.reveal = function (element) {
        element.scrollIntoView({ block: "center", inline: "nearest" });
    };
    for (const group of document.querySelectorAll("table[role=grid], .leaf svg, ul.said, ul.remarks")) {
        const first = group.querySelector(THING);
        if (first)
            first.setAttribute("tabindex", "0");
    }

    R.choose = function (id, how) {
        const item = R.items.get(id);
        if (!item)
            return;
        if (R.chosen)
            for (const element of R.chosen.elements)
                element.classList.remove("chosen");
        R.chosen = item;
        for (const element of item.elements)
            element.classList.add("chosen");
        const element = how && how.element || R.readingOf(item) || R.onPage(item);
        if (element) {
            if (!how || how.reveal !== false)
                R.reveal(element);
            R.focus(element);
        }
        R.showDetails(item, how || {});
        if (element && matchMedia("(max-width: 900px)").matches)
            R.reveal(element);
    };
    R.clear = function () {
        if (R.chosen)
            for (const element of R.chosen.elements)
                element.classList.remove("chosen");
        R.chosen = null;
        R.showDetails(null, {});
    };

    document.addEventListener("click", event => {
        const element = thing(event);
        if (!element || window.getSelection().toString())
            return;
        cursor = null;
        if (element.dataset.remark !== undefined)
            R.focus(element);
        else
            R.choose(R.key(element), { element, reveal: false });
    });

    // --- grids ---

    const grids = new WeakMap();
    function gridOf(table) {
        let grid = grids.get(table);
        if (grid)
            return grid;
        grid = { cells: [], places: new Map() };
        Array.from(table.rows).forEach((row, r) => {
            grid.cells[r] = grid.cells[r] || [];
            let c = 0;
            for (const cell of row.cells) {
                while (grid.cells[r][c])
                    c++;
                grid.places.set(cell, [r, c]);
                for (let y = r; y < Math.min(r + cell.rowSpan, table.rows.length); y++) {
                    grid.cells[y] = grid.cells[y] || [];
                    for (let x = c; x < c + cell.colSpan; x++)
                        grid.cells[y][x] = cell;
                }
            }
        });
        grids.set(table, grid);
        return grid;
    }
    function neighbour(table, step) {
        const all = Array.from(document.querySelectorAll("table[role=grid]"));
        return all[all.indexOf(table) + step];
    }
    // The cell that a step leads to; at the end of a row the next one, at the end of a table the next table.
    function step(cell, down, right) {
        const table = cell.closest("table"), grid = gridOf(table);
        let [row, column] = cursor && cursor.cell === cell ? [cursor.row, cursor.column] : grid.places.get(cell);
        for (;;) {
            row += down;
            column += right;
            if (right && (column < 0 || column >= grid.cells[row].length)) {
                row += right;
                if (grid.cells[row])
                    column = right > 0 ? 0 : grid.cells[row].length - 1;
            }
            if (!grid.cells[row])
                return enter(neighbour(table, down || right), down || right, right ? null : column);
            const next = grid.cells[row][Math.min(column, grid.cells[row].length - 1)];
            if (next && next !== cell) {
                cursor = { cell: next, row, column };
                return next;
            }
        }
    }
    function enter(table, way, column) {
        if (!table || !table.rows.length)
            return null;
        const grid = gridOf(table), row = way > 0 ? 0 : grid.cells.length - 1, cells = grid.cells[row];
        const at = column === null ? (way > 0 ? 0 : cells.length - 1) : Math.min(column, cells.length - 1);
        cursor = cells[at] ? { cell: cells[at], row, column: at } : null;
        return cells[at];
    }
    function edge(cell, way) {
        const grid = gridOf(cell.closest("table")), row = grid.places.get(cell)[0];
        return grid.cells[row][way < 0 ? 0 : grid.cells[row].length - 1];
    }

    const STEPS = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };
    function walkList(element, key) {
        const way = key === "ArrowDown" || key === "ArrowRight" ? 1 : -1, all = Array.from(family(element).children);
        const next = all[all.indexOf(element) + way];
        if (next)
            R.focus(next);
        return Boolean(next);
    }
    // On the picture the walk is that of the table; it comes back to the picture where the cell has a place there.
    R.walk = function (element, key) {
        const drawn = element.ownerSVGElement, item = R.items.get(R.key(element) || "");
        if (element.closest("ul"))
            return walkList(element, key);
        const page = element.closest(".page");
        const cell = !drawn ? element : item && (item.elements.find(e => !e.ownerSVGElement && page.contains(e)) || R.readingOf(item));
        if (!cell || !cell.closest("table"))
            return drawn ? walkList(element, key) : false;
        const next = STEPS[key] ? step(cell, ...STEPS[key]) : edge(cell, key === "Home" ? -1 : 1);
        if (!next)
            return false;
        const other = drawn && R.items.get(R.key(next));
        const shown = other && (other.elements.find(e => e.ownerSVGElement && page.contains(e)) || R.onPage(other)) || next;
        R.focus(shown);
        shown.scrollIntoView({ block: "nearest", inline: "nearest" });
        return true;
    };

    document.addEventListener("keydown", event => {
        const typing = event.target.closest("input, textarea, select");
        if (event.ctrlKey || event.altKey || event.metaKey)
            return;
        if (event.key === "Escape") {
            if (typing)
                typing.blur();
            R.clear();
        } else if (typing)
            return;
        else {
            const element = event.target.closest(THING);
            if (element && (STEPS[event.key] || event.key === "Home" || event.key === "End")) {
                if (!R.walk(element, event.key))
                    return;
            } else if (element && (event.key === "Enter" || event.key === " ") && R.key(element))
                R.choose(R.key(element), { element, reveal: false });
            else if (event.key === "j" || event.key === "k")
                R.nextInList(event.key === "j" ? 1 : -1);
            else if (event.key === "e" && R.chosen)
                R.editChosen();
            else if (event.key === "p")
                R.askPage();
            else
                return;
        }
        event.preventDefault();
    });
})();
