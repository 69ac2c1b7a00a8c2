/* A scrolled list of equal rows of which only those in view exist. */
class RowList {
  constructor(scroller, room, rowHeight, makeRow) {
    Object.assign(this, { scroller, room, rowHeight, makeRow, count: 0, rows: new Map() });
    scroller.addEventListener('scroll', () => this.refresh());
  }

  setCount(count) {
    this.count = count;
    this.room.style.height = `${count * this.rowHeight}px`;
    this.clear();
    this.refresh();
  }

  clear() {
    for (const row of this.rows.values()) row.remove();
    this.rows.clear();
  }

  refresh() {
    const first = Math.max(0, Math.floor(this.scroller.scrollTop / this.rowHeight) - 4);
    const last = Math.min(this.count - 1, Math.ceil((this.scroller.scrollTop + this.scroller.clientHeight) / this.rowHeight) + 4);
    for (const [number, row] of this.rows) {
      if (number < first || number > last) {
        row.remove();
        this.rows.delete(number);
      }
    }
    for (let number = first; number <= last; number++) {
      if (this.rows.has(number)) continue;
      const row = element('div', 'row');
      row.append(this.makeRow(number));
      row.style.top = `${number * this.rowHeight}px`;
      row.style.height = `${this.rowHeight}px`;
      row.setAttribute('role', 'listitem');
      row.setAttribute('aria-setsize', this.count);
      row.setAttribute('aria-posinset', number + 1);
      this.room.append(row);
      this.rows.set(number, row);
    }
  }

  /* Calls with every row that exists. */
  update(change) {
    for (const [number, row] of this.rows) change(row.firstChild, number);
  }

  reveal(number) {
    const top = number * this.rowHeight;
    const view = this.scroller;
    if (top < view.scrollTop || top + this.rowHeight > view.scrollTop + view.clientHeight)
      view.scrollTop = top - view.clientHeight / 2;
    this.refresh();
  }
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

