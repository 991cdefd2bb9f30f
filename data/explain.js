"use strict";
// Says beside the page what is known of the places under the pointer; a click keeps it there until the next one.
(function () {
    var says = document.getElementById("says"), hot = [], kept = false;
    document.querySelectorAll(".e > title").forEach(function (title) {
        title.parentNode.dataset.says = title.textContent;
        title.remove();
    });
    function area(shape) {
        var box = shape.getBBox();
        return (box.width + 1) * (box.height + 1);
    }
    function show(shapes) {
        hot.forEach(function (shape) { shape.classList.remove("hot"); });
        hot = shapes.sort(function (a, b) { return area(a) - area(b); });
        if (!hot.length)
            return;
        says.replaceChildren();
        hot.forEach(function (shape, i) {
            if (i === 0)
                shape.classList.add("hot");
            var line = document.createElement("p");
            line.textContent = shape.dataset.says;
            var look = getComputedStyle(shape);
            line.style.borderColor = look.stroke === "none" ? look.fill : look.stroke;
            says.appendChild(line);
        });
    }
    function under(event) {
        var found = [];
        [[0, 0], [3, 0], [-3, 0], [0, 3], [0, -3]].forEach(function (off) {
            document.elementsFromPoint(event.clientX + off[0], event.clientY + off[1]).forEach(function (element) {
                var shape = element.closest(".e");
                if (shape && found.indexOf(shape) < 0)
                    found.push(shape);
            });
        });
        return found;
    }
    document.addEventListener("mousemove", function (event) {
        var entry = event.target.closest && event.target.closest("li[data-e]");
        if (!kept && entry && document.getElementById(entry.dataset.e))
            show([document.getElementById(entry.dataset.e)]);
        else if (!kept && event.target.closest && event.target.closest("svg"))
            show(under(event));
    });
    document.addEventListener("click", function (event) {
        if (event.target.closest && event.target.closest("svg")) {
            show(under(event));
            kept = !kept && hot.length > 0;
        }
    });
})();
