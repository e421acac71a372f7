/* Sends what a script has found out as the form that a person would have sent. */

export function post(address, fields) {
  const form = document.createElement("form");
  form.method = "post";
  form.action = address;
  form.hidden = true;
  form.dataset.noGuard = "";
  const token = document.querySelector("input[name=csrf_token]").value;
  for (const [name, value] of Object.entries({ csrf_token: token, ...fields })) {
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  form.requestSubmit();
}
