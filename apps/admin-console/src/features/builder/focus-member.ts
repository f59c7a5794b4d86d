/** Takes the keyboard to the field of a member, or to the nearest part of the form that holds it; what is closed around it opens. Answers whether there was one. */
export const focusMember = (form: ParentNode, field: string): boolean => {
  const found = nearest(form, field);
  if (found === null) return false;
  for (let around = found.parentElement?.closest('details') ?? null; around !== null; around = around.parentElement?.closest('details') ?? null) around.open = true;
  found.focus();
  found.scrollIntoView({ block: 'center' });
  return true;
};

const nearest = (form: ParentNode, field: string): HTMLElement | null => {
  const members = field.split('.');
  for (let depth = members.length; depth > 0; depth -= 1) {
    const found = form.querySelector<HTMLElement>(`[data-at="${CSS.escape(members.slice(0, depth).join('.'))}"]`);
    if (found !== null) return found;
  }
  return null;
};
