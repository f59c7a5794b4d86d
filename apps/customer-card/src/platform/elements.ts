/** The element that the page's own markup promises. Throws when it is missing, which is our mistake. */
export const element = <E extends Element = HTMLElement>(selector: string, within: ParentNode = document): E => {
  const found = within.querySelector<E>(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
};

/** A new element with its class and its text. */
export const created = (tag: string, text = '', className = ''): HTMLElement => {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className !== '') made.className = className;
  return made;
};
