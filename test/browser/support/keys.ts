import {sendKeys} from '@web/test-runner-commands';

/**
 * Shift and Space on the box that has the focus, with real keys where the driver can hold one down.
 * WebDriver knows single presses alone: there the same events are made by hand.
 */
export async function pressShiftSpace(box: HTMLElement): Promise<void> {
  const canHold = await sendKeys({down: 'Shift'}).then(
    () => true,
    () => false,
  );
  if (canHold) {
    await sendKeys({press: ' '});
    await sendKeys({up: 'Shift'});
    return;
  }
  const keys = {key: ' ', shiftKey: true, bubbles: true, composed: true};
  box.dispatchEvent(new KeyboardEvent('keydown', keys));
  box.click();
  box.dispatchEvent(new KeyboardEvent('keyup', keys));
}
