// Each criterion saves by itself; what could not be sent stays on this computer and is sent again.
// Without this script the same forms are sent by their buttons.
(function () {
  "use strict";

  var root = document.querySelector("[data-autosave]");
  if (!root || !window.fetch || !window.FormData) return;

  var words = root.dataset;
  var prefix = "sen:unsent:" + words.person + ":";
  var RETRY_MS = 5000;
  var SEEN = "seen_entries", KEY = "save_key", TOKEN = "csrfmiddlewaretoken";
  var CLAIM = "is_not_applicable", WHY = "why_not_applicable";
  var busy = {}, again = {};

  function newKey() {
    var bytes = new Uint8Array(16);
    window.crypto.getRandomValues(bytes);
    return Array.prototype.map.call(bytes, function (byte) { return ("0" + byte.toString(16)).slice(-2); }).join("");
  }

  // The store may be missing or full; then what is typed lives as long as the page.
  var memory = {};
  function keep(action, kept) {
    memory[action] = kept;
    try { localStorage.setItem(prefix + action, JSON.stringify(kept)); } catch (problem) { /* memory is enough */ }
  }
  function drop(action) {
    delete memory[action];
    try { localStorage.removeItem(prefix + action); } catch (problem) { /* nothing was kept */ }
  }
  function unsent() {
    var found = {};
    try {
      for (var at = 0; at < localStorage.length; at += 1) {
        var name = localStorage.key(at);
        if (name.indexOf(prefix + words.sheet) === 0) {
          found[name.slice(prefix.length)] = JSON.parse(localStorage.getItem(name));
        }
      }
    } catch (problem) { /* fall back to what this page knows */ }
    return Object.assign(found, memory);
  }

  function formOf(action) {
    var forms = Array.prototype.slice.call(document.querySelectorAll("form[data-save]"));
    return forms.find(function (form) { return form.getAttribute("action") === action; });
  }
  function token() { return document.querySelector("form[data-save] [name=" + TOKEN + "]").value; }
  function say(action, text) {
    var form = formOf(action), line = form && form.querySelector("[data-status]");
    if (!line) return;
    line.textContent = text;
    line.hidden = !text;
  }
  function count() {
    var waiting = Object.keys(unsent()).filter(function (action) { return unsent()[action].lost; }).length;
    document.querySelector("[data-unsent-banner]").hidden = !waiting;
    document.querySelector("[data-unsent-count]").textContent = waiting || "";
  }

  function fieldsOf(form) {
    var pairs = [];
    new FormData(form).forEach(function (value, name) { if (name !== TOKEN) pairs.push([name, value]); });
    return pairs;
  }
  // A claim without its reason is not finished: the field of the reason is still being typed.
  function isHalfSaid(form) {
    var claim = form.elements[CLAIM], why = form.elements[WHY];
    return Boolean(claim && claim.checked && !why.value.trim());
  }

  function place(text) {
    var page = new DOMParser().parseFromString(text, "text/html");
    var parts = page.querySelectorAll("[data-for]");
    parts.forEach(function (part) {
      var target = document.getElementById(part.dataset.for);
      if (target) target.replaceChildren.apply(target, Array.prototype.slice.call(part.childNodes));
    });
    var seen = page.querySelector("[data-seen]");
    return { parts: parts.length, seen: seen ? seen.dataset.seen : null };
  }

  function save(form) {
    var action = form.getAttribute("action");
    if (isHalfSaid(form)) return;
    keep(action, { fields: fieldsOf(form), key: newKey(), lost: false });
    send(action);
  }

  function send(action) {
    var kept = unsent()[action];
    if (!kept) return;
    if (busy[action]) { again[action] = true; return; }
    busy[action] = true;
    say(action, words.saving);
    var body = new FormData();
    kept.fields.forEach(function (pair) { if (pair[0] !== KEY) body.append(pair[0], pair[1]); });
    body.append(KEY, kept.key);
    body.append(TOKEN, token());
    fetch(action, { method: "POST", body: body, headers: { "X-Sen-Parts": "1" }, redirect: "manual", credentials: "same-origin" })
      .then(function (answer) {
        if (answer.type === "opaqueredirect") return lost(action, kept, words.signedOut);
        return answer.text().then(function (text) { arrived(action, kept, answer.status, text); });
      })
      .catch(function () { lost(action, kept, words.unsent); })
      .then(function () {
        busy[action] = false;
        count();
        if (again[action]) {
          again[action] = false;
          send(action);
        }
      });
  }

  function lost(action, kept, text) {
    var newest = unsent()[action];
    if (newest && newest.key === kept.key) keep(action, Object.assign(kept, { lost: true }));
    else if (newest) keep(action, Object.assign(newest, { lost: true }));
    say(action, text);
  }

  function arrived(action, kept, status, text) {
    // The server is being restarted, or a machine in between answered: the save may be sent again as it is.
    if (status >= 500 || status === 408 || status === 429) return lost(action, kept, words.unsent);
    var placed = place(text);
    if (!placed.parts) return lost(action, kept, words.unsent);
    var newest = unsent()[action], form = formOf(action);
    if (placed.seen !== null && status === 200) {
      if (form) form.elements[SEEN].value = placed.seen;
      if (newest && newest.key !== kept.key) {
        // Typed on while the save was under way: the newer values rest on what was just kept.
        newest.fields = newest.fields.map(function (pair) { return pair[0] === SEEN ? [SEEN, placed.seen] : pair; });
        keep(action, newest);
      }
    }
    if (newest && newest.key === kept.key) drop(action);
    say(action, "");
    return undefined;
  }

  function next(form) {
    var leaves = Array.prototype.slice.call(document.querySelectorAll("[data-leaf]"));
    var at = leaves.indexOf(form.closest("[data-leaf]"));
    for (var beyond = at + 1; beyond < leaves.length; beyond += 1) {
      var field = leaves[beyond].querySelector("form[data-save] input:not([type=hidden]):not(:disabled)");
      if (field) {
        var chosen = leaves[beyond].querySelector("form[data-save] input[type=radio]:checked");
        (chosen && field.type === "radio" ? chosen : field).focus();
        return;
      }
    }
  }

  document.addEventListener("change", function (event) {
    var form = event.target.closest("form[data-save]");
    if (form) save(form);
  });

  // Enter saves, and goes on to the next criterion.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.matches("[data-save]")) {
      event.preventDefault();
      event.stopPropagation();
      save(form);
      next(form);
    } else if (form.matches("[data-mine]")) {
      event.preventDefault();
      event.stopPropagation();
      keep(form.getAttribute("action"), { fields: fieldsOf(form), key: newKey(), lost: false });
      send(form.getAttribute("action"));
    }
  }, true);

  // "Keep what is there" leads to the same address: only a new page shows what stands on the server.
  document.addEventListener("click", function (event) {
    var link = event.target.closest("[data-drop]");
    if (!link) return;
    event.preventDefault();
    window.location.assign(link.href);
    window.location.reload();
  });

  document.querySelectorAll("[data-save-button]").forEach(function (button) { button.hidden = true; });

  // What an earlier page could not send is put back into its fields, and sent.
  function putBack() {
    var waiting = unsent();
    Object.keys(waiting).forEach(function (action) {
      var form = formOf(action);
      if (form) {
        var values = new Map(waiting[action].fields.map(function (pair) { return [pair[0], pair[1]]; }));
        Array.prototype.forEach.call(form.elements, function (field) {
          if (!field.name || field.type === "hidden" || field.type === "submit") return;
          if (field.type === "radio") field.checked = values.get(field.name) === field.value;
          else if (field.type === "checkbox") field.checked = values.has(field.name);
          else if (values.has(field.name)) field.value = values.get(field.name);
        });
        say(action, words.unsent);
      }
      keep(action, Object.assign(waiting[action], { lost: true }));
    });
    count();
    sendAll();
  }
  function sendAll() { Object.keys(unsent()).forEach(send); }

  window.addEventListener("online", sendAll);
  window.setInterval(function () { if (Object.keys(unsent()).length) sendAll(); }, RETRY_MS);
  // The browser's own memory of a form would hide what stands on the server.
  window.addEventListener("pageshow", function (event) { if (event.persisted) putBack(); });
  if (document.querySelector("form[data-save]")) putBack();
})();
