// Sending a file over a poor line: shows how far it is, keeps the file when the line drops, and tries again.
// The form works without this script, too. Its parts are marked with data-upload-…
(function () {
  "use strict";

  var PATIENCE = 60000; // without a sign from the server for so long, the line counts as lost

  function start(part) {
    var form = part.querySelector("form");
    var file = form.querySelector("input[type=file]");
    var sending = null;

    function find(name) { return form.querySelector("[data-upload-" + name + "]"); }
    function tell(name, sentence) {
      ["progress", "lost", "large", "refused"].forEach(function (each) { find(each).hidden = each !== name; });
      if (sentence) find("sentence").textContent = sentence;
    }
    function show(percent) {
      var box = find("progress");
      box.querySelector("progress").value = percent;
      box.querySelector(".progress-label span").textContent = percent + " %";
    }
    function isTooLarge() {
      return file && file.files.length > 0 && file.files[0].size > Number(file.dataset.limit);
    }

    function send() {
      if (sending) return;
      if (isTooLarge()) { tell("large"); return; }
      var request = sending = new XMLHttpRequest();
      var clock = 0;
      function wait() {
        window.clearTimeout(clock);
        clock = window.setTimeout(function () { request.abort(); }, PATIENCE);
      }
      function lost() {
        window.clearTimeout(clock);
        sending = null;
        tell("lost");
        find("again").focus();
      }
      request.upload.onprogress = function (event) {
        wait();
        if (event.lengthComputable) show(Math.floor(100 * event.loaded / event.total));
      };
      request.onerror = request.onabort = lost;
      request.onload = function () {
        window.clearTimeout(clock);
        sending = null;
        if (request.status === 201) window.location.assign(request.getResponseHeader("Location"));
        else if (request.status === 200) window.location.assign(request.responseURL); // signed out meanwhile
        else if (request.status >= 500) lost();
        else answered(new DOMParser().parseFromString(request.responseText, "text/html"));
      };
      request.open("POST", form.action);
      request.setRequestHeader("X-Sen-Upload", "1");
      tell("progress");
      show(0);
      wait();
      request.send(new FormData(form));
    }

    // The same form with what was wrong in it, or a page that says why not.
    function answered(page) {
      var fresh = page.getElementById(part.id);
      if (!fresh) {
        var lead = page.querySelector(".lead");
        tell("refused", (lead || page.body).textContent.trim());
        return;
      }
      fresh = document.adoptNode(fresh);
      var chooser = fresh.querySelector("input[type=file]");
      if (file && chooser) {
        ["aria-invalid", "aria-describedby"].forEach(function (name) {
          if (chooser.hasAttribute(name)) file.setAttribute(name, chooser.getAttribute(name));
          else file.removeAttribute(name);
        });
        chooser.replaceWith(file); // the chosen file stays chosen
      }
      part.replaceWith(fresh);
      start(fresh);
      var wrong = fresh.querySelector("[data-focus]");
      if (wrong) wrong.focus();
    }

    // Another file is another upload: what was sent before must not be taken for it.
    function renew() {
      var key = form.elements.request_key;
      var bytes = window.crypto.getRandomValues(new Uint8Array(16));
      key.value = Array.from(bytes, function (byte) { return (byte + 256).toString(16).slice(1); }).join("");
      tell(isTooLarge() ? "large" : "");
    }

    form.addEventListener("submit", function (event) { event.preventDefault(); send(); });
    find("again").addEventListener("click", send);
    if (file) file.addEventListener("change", renew);
  }

  document.querySelectorAll("[data-upload]").forEach(start);
})();
