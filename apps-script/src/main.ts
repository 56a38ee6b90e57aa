import { answerPanel } from './google/answer-panel.ts';
import { showPanel } from './google/panel-window.ts';

/** What Google Sheets calls by name: the trigger, the entries of the menu, and the one door of the panel. */

export const onOpen = (): void => {
  SpreadsheetApp.getUi()
    .createMenu('Planwright')
    .addItem('Check', 'planwrightCheck')
    .addItem('Sync', 'planwrightSync')
    .addItem('Run selected', 'planwrightRunSelected')
    .addItem('Run all', 'planwrightRunAll')
    .addSeparator()
    .addItem('Explain selection', 'planwrightExplain')
    .addItem('Compare runs', 'planwrightCompare')
    .addSeparator()
    .addItem('Settings', 'planwrightSettings')
    .addToUi();
};

export const planwrightCheck = (): void => showPanel('check');
export const planwrightSync = (): void => showPanel('sync');
export const planwrightRunSelected = (): void => showPanel('run-selected');
export const planwrightRunAll = (): void => showPanel('run-all');
export const planwrightExplain = (): void => showPanel('explain');
export const planwrightCompare = (): void => showPanel('compare');
export const planwrightSettings = (): void => showPanel('settings');

export const planwrightAsk = (name: string, asked: unknown): unknown => {
  // A formula in a cell may call this function, too, and would speak with the token of the sheet's owner: there is no window then, and this throws.
  SpreadsheetApp.getUi();
  return answerPanel(name, asked);
};
