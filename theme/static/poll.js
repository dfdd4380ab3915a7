// Looks for the ballot of a token. Nothing of the token leaves the page: the published files are fetched whole and searched here.
(() => {
  const form = document.querySelector("form.own-ballot");
  const { poll, voters, result, listed, unlisted, counted, uncounted, malformed, insecure, failed } = form.dataset;
  const options = JSON.parse(form.dataset.options);
  const output = form.appendChild(document.createElement("output"));
  const from = [..."OILАВСЕНКМОРТХУ"];
  const to = [..."011ABCEHKM0PTXY"];

  function normal(written) {
    const signs = written.normalize("NFKC").replace(/[\s\p{Pd}\p{Cf}]/gu, "").toUpperCase();
    const token = [...signs].map((sign) => to[from.indexOf(sign)] ?? sign).join("");
    return /^[0-9A-HJKMNP-TV-Z]{20}$/.test(token) ? token : "";
  }

  async function digester(token) {
    const bytes = (text) => new TextEncoder().encode(text);
    const key = await crypto.subtle.importKey("raw", bytes(token), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    return async (message) => {
      const signed = new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes(message)));
      return [...signed.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    };
  }

  async function fetched(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  }

  const named = (choice) => choice.split(/[+>]/).map((option) => options[option]).join(choice.includes(">") ? " → " : "; ");

  async function found(token) {
    const digest = await digester(token);
    const told = [];
    if (voters) told.push((await fetched(voters)).voters.includes(await digest(`voter\n${poll}`)) ? listed : unlisted);
    if (result) {
      const { ballots } = await fetched(result);
      const receipts = new Map();
      for (const [, choice] of ballots) if (!receipts.has(choice)) receipts.set(choice, await digest(`ballot\n${poll}\n${choice}`));
      const own = ballots.find(([receipt, choice]) => receipt === receipts.get(choice));
      told.push(own ? `${counted} ${named(own[1])} (${own[0]})` : uncounted);
    }
    return told.join(" ");
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const token = normal(form.token.value);
    if (!token) output.textContent = malformed;
    else if (!globalThis.crypto?.subtle) output.textContent = insecure;
    else output.textContent = await found(token).catch(() => failed);
  });

  form.hidden = false;
  document.querySelector(".by-command").hidden = true;
})();
