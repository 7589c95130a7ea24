// The appraisal by keyboard: lines on one side, evidence and verdict of the chosen one beside them.
(function () {
  "use strict";

  var desk = document.querySelector("[data-desk]");
  if (!desk || !window.fetch) return;
  var list = desk.querySelector("[data-lines]");
  var pane = desk.querySelector("[data-pane]");
  var told = desk.querySelector("[data-told]");
  var keys = desk.querySelector("[data-keys]");
  var wide = window.matchMedia("(min-width: 62em)");
  var panes = new Map(); // line → the promise of its pane, fetched once
  var current = null;
  var chain = Promise.resolve(); // keys are obeyed one after the other, also while a pane is on its way
  var writes = false; // somebody asked for a field: what is typed until it is there is text, not keys

  function lines() { return Array.from(list.querySelectorAll("tr[data-item]")); }
  function form() { return pane.querySelector("[data-verdict]"); }

  function fetched(line) {
    if (!panes.has(line)) {
      var wanted = fetch(line.dataset.item, { headers: { "X-Fragment": "1" }, credentials: "same-origin" })
        .then(function (answer) {
          if (!answer.ok) throw new Error(answer.status);
          return answer.text();
        });
      wanted.catch(function () { panes.delete(line); });
      panes.set(line, wanted);
    }
    return panes.get(line);
  }

  function show(html) {
    pane.innerHTML = html;
    pane.querySelectorAll("[data-phrase]").forEach(function (button) { button.hidden = false; });
    toggle();
  }

  // Fields of a verdict that is not chosen are out of the way.
  function toggle() {
    var chosen = pane.querySelector("[name=verdict]:checked");
    pane.querySelectorAll("[data-for]").forEach(function (part) {
      part.hidden = !chosen || part.dataset.for !== chosen.value;
    });
  }

  function choose(line, keepFocus) {
    if (current) {
      current.classList.remove("row-current");
      current.removeAttribute("aria-current");
      current.tabIndex = -1;
    }
    current = line;
    line.classList.add("row-current");
    line.setAttribute("aria-current", "true");
    line.tabIndex = 0;
    if (!keepFocus) line.focus();
    return fetched(line).then(function (html) {
      if (current !== line) return;
      show(html);
      var all = lines();
      var next = all[all.indexOf(line) + 1];
      if (next) fetched(next).catch(function () {});
      if (!wide.matches) pane.scrollIntoView();
    }).catch(function () { told.textContent = desk.dataset.failed; });
  }

  function step(by) {
    var all = lines();
    var next = all[all.indexOf(current) + by];
    return next ? choose(next) : undefined;
  }

  function radio(key) {
    var found = pane.querySelector('[name=verdict][data-key="' + key + '"]');
    if (!found) return null;
    found.checked = true;
    toggle();
    return found;
  }

  function reason(words) {
    var field = pane.querySelector("[data-reason]");
    if (field) field.value = words;
  }

  // The same as the nearest line above that is marked.
  function like() {
    var select = pane.querySelector("[name=like]");
    if (!select || !radio("l")) return;
    var all = lines();
    for (var place = all.indexOf(current) - 1; place >= 0; place -= 1) {
      if (all[place].dataset.status === "done" && select.querySelector('option[value="' + all[place].dataset.id + '"]')) {
        select.value = all[place].dataset.id;
        return;
      }
    }
    if (select.options.length > 1) select.selectedIndex = 1;
  }

  function focusOn(selector) {
    var found = pane.querySelector(selector);
    if (found) found.focus();
  }

  function save() {
    var sent = form();
    if (!sent || !current) return undefined;
    if (!sent.querySelector("[name=verdict]:checked")) radio("y");
    var line = current;
    told.textContent = "";
    return fetch(sent.getAttribute("action"), {
      method: "POST",
      body: new FormData(sent),
      headers: { "X-Fragment": "1" },
      credentials: "same-origin"
    }).then(function (answer) {
      if ([200, 409, 422].indexOf(answer.status) < 0) throw new Error(answer.status);
      return answer.text().then(function (html) { return answer.status === 200 ? kept(line, html) : refused(html); });
    }).catch(function () { told.textContent = desk.dataset.failed; });
  }

  function refused(html) {
    show(html);
    focusOn('[aria-invalid="true"], [data-reason]');
  }

  function kept(line, html) {
    var body = document.createElement("tbody");
    body.innerHTML = html.trim();
    var fresh = body.firstElementChild;
    var before = lines();
    var place = before.indexOf(line);
    panes.clear();
    line.replaceWith(fresh);
    var all = lines();
    count();
    told.textContent = desk.dataset.saved + " " + new Date().toTimeString().slice(0, 5);
    var left = all.filter(function (each) { return each.dataset.status === "left"; });
    var next = left.find(function (each) { return all.indexOf(each) > place; }) || left[0];
    if (!next) told.textContent += ". " + desk.dataset.done;
    current = null;
    return choose(next || (fresh.dataset.item ? fresh : all[0]));
  }

  function count() {
    var left = list.querySelectorAll('[data-status="left"]').length;
    var before = document.querySelector("[data-left]");
    var done = document.querySelector("[data-done-count]");
    if (!before || !done) return;
    done.textContent = Number(done.textContent) + Number(before.textContent) - left;
    before.textContent = left;
  }

  function act(key) {
    switch (key) {
      case "ArrowDown": case "j": return step(1);
      case "ArrowUp": case "k": return step(-1);
      case "Enter": return save();
      case "l": return like();
      case "r": writes = false; return focusOn("[data-reason]");
      case "s": writes = false; if (radio("s")) focusOn("[data-for=figures] input, [data-for=figures] select"); return undefined;
      case "q":
        var ask = pane.querySelector("[name=ask]");
        if (ask) ask.checked = !ask.checked;
        return undefined;
      case "?": keys.open = !keys.open; return undefined;
      default:
        if (radio(key)) return undefined;
        var phrase = pane.querySelector('[data-letter="' + key + '"]');
        if (phrase) reason(phrase.dataset.phrase);
        return undefined;
    }
  }

  function isKnown(key) {
    return /^([a-z0-9?]|ArrowUp|ArrowDown|Enter)$/.test(key);
  }

  list.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || !isKnown(event.key)) return;
    event.preventDefault();
    if (writes) return;
    writes = event.key === "r" || event.key === "s";
    chain = chain.then(function () { return act(event.key); });
  });

  list.addEventListener("click", function (event) {
    var line = event.target.closest("tr[data-item]");
    if (!line || event.ctrlKey || event.metaKey || event.button) return;
    event.preventDefault();
    chain = chain.then(function () { return choose(line); });
  });

  pane.addEventListener("change", function (event) { if (event.target.name === "verdict") toggle(); });

  pane.addEventListener("click", function (event) {
    var phrase = event.target.closest("[data-phrase]");
    if (phrase) reason(phrase.dataset.phrase);
  });

  pane.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && current) current.focus();
    if (event.key === "Enter" && event.target.matches("[data-reason]") && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      chain = chain.then(save);
    }
  });

  pane.addEventListener("submit", function (event) {
    if (!event.target.matches("[data-verdict]")) return;
    event.preventDefault();
    event.stopPropagation();
    chain = chain.then(save);
  });

  var first = list.querySelector('tr[data-item][data-status="left"]') || list.querySelector("tr[data-item]");
  if (first && wide.matches) chain = choose(first, Boolean(document.querySelector("[data-focus]")));
})();
