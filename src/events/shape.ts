/** Every event of ours crosses shadow roots and bubbles to the page; base forms can be canceled. */
export const told: EventInit = {bubbles: true, composed: true};
export const asked: EventInit = {...told, cancelable: true};
