import {mara, type TestPortal} from 'client-portal-elements/testing';

/** What a database holds one day: markup, bidi overrides, no spaces, no end. */
const names = [
  '<img src=x onerror="alert(1)"> <b>& "quotes"</b>',
  '\u202Egnp.eciovni\u202C مكتبة الرصيف الشمالي',
  'Donaudampfschifffahrtsgesellschaftskapitänswitwenpensionsauszahlungsstelle',
  '👷🏽‍♀️🌉 zero\u200Bwidth\u200Djoined\uFEFF 桥梁与学校',
  'a'.repeat(2000),
];

/** Gives firm, contact, team, invoices and projects such names. */
export function makeHostile(portal: TestPortal): void {
  portal.changeFirm({name: '<u>Alder</u> & Quay \u202Eyauq'});
  portal.addContact({...mara, name: names[2] ?? ''});
  portal.rename((name, index) => names[index % names.length] ?? name);
  for (const [index, {id, number}] of portal.invoicesOf().entries()) {
    const name = names[index % names.length] ?? '';
    portal.changeInvoice(id, {
      projects: [{id: `prj_hostile_${index}`, name}],
      ...(index % 3 === 0 && {number: `<i>${number}</i>-${'9'.repeat(24)}`}),
    });
  }
}
